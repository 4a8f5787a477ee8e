using Sluice.Core.Analysis;
using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Analysis;

/// <summary>Compiles a text and runs what is in it.</summary>
internal static class Compiled
{
    public static PolicyProgram Program(string text)
    {
        var compiled = PolicyCompiler.Compile(new MemoryPolicyFiles(text));
        Assert.Equal([], compiled.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString()));
        return compiled.Program!;
    }

    public static IReadOnlyList<TestOutcome> Tests(string text)
    {
        var program = Program(text);
        var engine = new PolicyEngine(program);
        return [.. program.Tests.Select(t => TestRunner.Run(engine, t))];
    }

    public static InvariantOutcome Invariant(string text)
    {
        var program = Program(text);
        return new InvariantProver(new PolicyEngine(program)).Decide(Assert.Single(program.Invariants));
    }

    public static Coverage Coverage(string text)
    {
        var program = Program(text);
        var engine = new PolicyEngine(program);
        var coverage = new Coverage(engine);
        foreach (var test in program.Tests)
        {
            coverage.Add(TestRunner.Run(engine, test).Verdict);
        }

        return coverage;
    }

    public static IReadOnlyList<string> Problems(string text) =>
        [
            .. PolicyCompiler
                .Compile(new MemoryPolicyFiles(text))
                .Diagnostics.Select(static d => $"{d.Id} {d.Location?.Start.Line}: {d.Message}"),
        ];
}
