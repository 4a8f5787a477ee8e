using System.Collections.Immutable;
using System.CommandLine;
using Sluice.Cli.Checking;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Cli.Rendering;
using Sluice.Core.Manifests;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice check</c>: decides transfers.</summary>
internal sealed class CheckCommand : CliCommand
{
    private readonly Argument<string[]> manifests = new("MANIFEST") { Arity = ArgumentArity.ZeroOrMore };

    private readonly Option<string?> policies = new("--policies")
    {
        Description =
            "The folder with the policy set: all .sluice files below it, and what they use; or a file that `sluice compile` wrote. Required.",
        HelpName = "DIR",
    };

    private readonly Option<string?> format = new Option<string?>("--format")
    {
        Description =
            "How the verdicts are written: text (for people; the default), json, sarif, junit, markdown or jsonl (a line of JSON for each transfer, written while the manifests are read).",
        HelpName = "FORMAT",
    }.Offering(Renderers.Names);

    private readonly DayOptions days = new(
        "The day, as YYYY-MM-DD, for which a manifest without a date is decided. Without it, the date of such a manifest is unknown; it is never today's."
    );

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "Write the verdicts to this file instead of standard output; whole or not at all.",
        HelpName = "FILE",
    };

    private readonly Option<bool> allowScripts = new("--allow-scripts")
    {
        Description = "Let the policy set's C# scripts compute facts. Without it, such facts are unknown.",
        Arity = ArgumentArity.Zero,
    };

    private readonly Option<bool> denyWarnings = new("--deny-warnings")
    {
        Description = "Fail where the policies have warnings or findings of `sluice lint`: the exit code is 3, whatever the verdicts.",
        Arity = ArgumentArity.Zero,
    };

    /// <inheritdoc/>
    public override string Name => "check";

    /// <inheritdoc/>
    public override string Summary => "Decide whether transfers may leave";

    /// <inheritdoc/>
    public override IReadOnlyList<Argument> Arguments => [manifests];

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [policies, format, days.AsOf, days.NotBefore, output, allowScripts, denyWarnings];

    /// <inheritdoc/>
    public override ManPage Manual =>
        new(
            [
                "sluice check MANIFEST... --policies DIR [--format FORMAT] [--as-of DATE] [--not-before DATE] [--output FILE] [--allow-scripts] [--deny-warnings]",
            ],
            [
                "Decides every transfer of the manifests under the policy set and says why: each ground with its place in the policy and in the manifest, what is not known, for whom a restricted transfer is allowed, the duties that come with it, and the smallest changes that would turn the verdict.",
                "The same input gives the same bytes, on every machine and at any time. Errors and warnings go to standard error, what `sluice lint` finds in the policies among them, where there are at most 1,000 rules and they are no compiled file; --deny-warnings looks at policies of any size. A policy set with errors decides nothing; a manifest that cannot be understood is an error, and the others are still reported.",
            ],
            [
                (
                    "MANIFEST",
                    "A manifest file, a folder (every .yaml, .yml, .json and .jsonl file below it but accepted verdicts), a glob with *, ? and **, or - for standard input. Finding no manifest is an error."
                ),
            ],
            [
                (ExitCodes.Allowed, "every transfer is allowed"),
                (ExitCodes.Denied, "at least one is denied or undetermined"),
                (ExitCodes.Unreadable, "wrong usage, or input that cannot be read"),
                (ExitCodes.PolicyErrors, "the policies have errors, and nothing is decided; or with --deny-warnings they have warnings"),
                (ExitCodes.Restricted, "at least one is restricted, the others allowed: filter the rows first"),
            ],
            [
                ("Check one transfer before an export", "sluice check transfers/daily.yaml --policies policies"),
                ("Check all, for a pull request comment", "sluice check transfers --policies policies --format markdown"),
                (
                    "Check many, a verdict a line, in the same memory whatever their number",
                    "sluice check transfers.jsonl --policies policies --format jsonl"
                ),
                ("Check what a pipeline writes", "make-manifest | sluice check - --policies policies --format json"),
            ]
        );

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(ParseResult arguments)
    {
        if (arguments.GetValue(manifests) is null or [])
        {
            yield return Diagnostic.Create(CommandDiagnostics.MissingArgument, null, Name, "at least one manifest");
        }

        if (arguments.GetValue(policies) is null)
        {
            yield return Diagnostic.Create(
                CommandDiagnostics.MissingArgument,
                null,
                Name,
                "the folder with the policies, `--policies DIR`, or the compiled file"
            );
        }

        foreach (var problem in UsageErrors.OneOf("--format", arguments.GetValue(format) ?? "text", Renderers.Names))
        {
            yield return problem;
        }

        if (arguments.GetValue(allowScripts) && ScriptFacts.Available is null)
        {
            yield return Diagnostic.Create(ScriptDiagnostics.ScriptsNotBuiltIn, null);
        }

        foreach (var problem in days.Check(arguments))
        {
            yield return problem;
        }
    }

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CliContext context)
    {
        var problems = new List<Diagnostic>();
        var folder = PolicyFolder.OpenAny(arguments.GetValue(policies)!, context.WorkingDirectory, problems);
        var finder = new ManifestFinder(context.WorkingDirectory) { Command = Name };
        foreach (var named in arguments.GetValue(manifests)!)
        {
            finder.Add(named);
        }

        problems.AddRange(finder.Problems);
        var (day, earliest) = (days.Day(arguments), days.Earliest(arguments));
        var file = arguments.GetValue(output);
        var deny = arguments.GetValue(denyWarnings);
        if (arguments.GetValue(format) == Renderers.Lines)
        {
            return RunLines(NewCheckRun, context, folder, finder.Found, problems, file, deny);
        }

        var checkRun = NewCheckRun(deny);
        var report = checkRun.Run(folder, finder.Found, problems);
        var renderer = Renderers.Find(arguments.GetValue(format) ?? "text");
        var rendered = renderer.Render(report, context.ColourOut && file is null);
        context.Report(report.Diagnostics);
        var exitCode = ReportFindings(context, checkRun, report, deny);
        return context.Write(rendered, file, InputsOf(folder, finder.Found)) ? exitCode : ExitCodes.Worse(exitCode, ExitCodes.Unreadable);

        CheckRun NewCheckRun(bool? withLint) =>
            new(context.Io, day, arguments.GetValue(allowScripts)) { WithLint = withLint, NotBefore = earliest };
    }

    /// <summary>Writes what the lint rules have found to standard error; says what the process ends with.</summary>
    private static int ReportFindings(CliContext context, CheckRun checkRun, CheckReport report, bool deny)
    {
        context.Report(checkRun.Findings);
        var warned = report.Diagnostics.Concat(checkRun.Findings).Any(static d => d.Severity == DiagnosticSeverity.Warning);
        return deny && warned ? ExitCodes.Worse(report.ExitCode, ExitCodes.PolicyErrors) : report.ExitCode;
    }

    private static int RunLines(
        Func<bool?, CheckRun> gates,
        CliContext context,
        PolicyFolder? folder,
        ImmutableArray<NamedFile> manifests,
        List<Diagnostic> problems,
        string? file,
        bool deny
    )
    {
        var first = gates(deny);
        var engine = first.Prepare(folder, problems);
        var report = first.Report(folder);
        context.Report(report.Diagnostics);
        if (engine is null)
        {
            return report.ExitCode;
        }

        var exitCode = report.ExitCode;
        var stream = new CheckStream(context, engine, folder!, () => gates(null));
        var written = context.Write(
            output => exitCode = ExitCodes.Worse(exitCode, stream.Run(manifests, output)),
            file,
            InputsOf(folder, manifests)
        );
        exitCode = ExitCodes.Worse(exitCode, ReportFindings(context, first, report, deny));
        return written ? exitCode : ExitCodes.Worse(exitCode, ExitCodes.Unreadable);
    }

    private static IEnumerable<string?> InputsOf(PolicyFolder? policies, ImmutableArray<NamedFile> manifests) =>
        manifests.Select(static m => m.FullPath).Append(policies?.FullPath);
}
