using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Core.Analysis;

namespace Sluice.Cli.Testing;

/// <summary>Runs the tests and decides the promises of policy folders.</summary>
/// <param name="context">The console.</param>
/// <param name="filter">Which ones.</param>
/// <param name="withCoverage">Whether to note what the tests decide.</param>
internal sealed class TestSession(CliContext context, TestFilter filter, bool withCoverage)
{
    /// <summary>The exit code so far.</summary>
    public int ExitCode { get; private set; } = ExitCodes.Allowed;

    /// <summary>Runs one folder; null where its policies cannot be used, which has been reported.</summary>
    public TestReport? Run(string named)
    {
        var folder = PolicyFolder.Use(context, named, out var code);
        ExitCode = ExitCodes.Worse(ExitCode, code);
        if (folder?.Session.Engine is not { Program: var program } engine)
        {
            return null;
        }

        var coverage = withCoverage ? new Coverage(engine) : null;
        var tests = program.Tests.Where(t => filter.Includes(t.Name)).Select(t => TestRunner.Run(engine, t)).ToList();
        tests.ForEach(t => coverage?.Add(t.Verdict));
        var prover = new Lazy<InvariantProver>(() => new InvariantProver(engine));
        var report = new TestReport(
            folder,
            program,
            [.. tests],
            [.. program.Invariants.Where(i => filter.Includes(i.Name)).Select(i => prover.Value.Decide(i))],
            coverage
        );
        ExitCode = ExitCodes.Worse(ExitCode, report.Failed > 0 ? ExitCodes.Denied : ExitCodes.Allowed);
        return report;
    }
}
