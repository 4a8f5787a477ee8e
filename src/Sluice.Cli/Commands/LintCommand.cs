using System.Collections.Immutable;
using System.CommandLine;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Cli.Linting;
using Sluice.Core.Linting;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice lint</c>: what do the policies say but hardly mean?</summary>
internal sealed class LintCommand : CliCommand
{
    private readonly Argument<string[]> folder = new("DIR") { Arity = ArgumentArity.ZeroOrMore };

    private static readonly string[] Formats = ["text", "json", "sarif"];

    private readonly Option<string?> policies = new("--policies")
    {
        Description = "The same as DIR, as the other commands have it.",
        HelpName = "DIR",
    };

    private readonly Option<bool> fix = new("--fix")
    {
        Description = "Make the fixes that are safe, until nothing changes. Each file is written whole or not at all.",
        Arity = ArgumentArity.Zero,
    };

    private readonly Option<string?> only = new("--only")
    {
        Description =
            "Run these rules and no others: names or identifiers with commas between them. A rule that is off by default is run when it is named.",
        HelpName = "RULES",
    };

    private readonly Option<string?> enable = new("--enable")
    {
        Description = "Run these rules too, although they are off by default.",
        HelpName = "RULES",
    };

    private readonly Option<string?> asOf = new("--as-of")
    {
        Description = "The day, as YYYY-MM-DD, on which agreements must not have expired. Without it none has: it is never today.",
        HelpName = "DATE",
    };

    private readonly Option<string?> format = new Option<string?>("--format")
    {
        Description = "How the findings are written: text (for people; the default), json or sarif.",
        HelpName = "FORMAT",
    }.Offering(Formats);

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "Write the findings to this file instead of standard output; whole or not at all.",
        HelpName = "FILE",
    };

    private readonly Option<bool> denyWarnings = new("--deny-warnings")
    {
        Description = "Treat findings as errors of the policies, as `sluice check --deny-warnings` does: the exit code is 3.",
        Arity = ArgumentArity.Zero,
    };

    /// <inheritdoc/>
    public override string Name => "lint";

    /// <inheritdoc/>
    public override string Summary => "Find what the policies say but hardly mean";

    /// <inheritdoc/>
    public override IReadOnlyList<Argument> Arguments => [folder];

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [policies, fix, only, enable, asOf, format, output, denyWarnings];

    /// <inheritdoc/>
    public override ManPage Manual =>
        new(
            [
                "sluice lint [DIR] [--fix] [--only RULES] [--enable RULES] [--as-of DATE] [--format FORMAT] [--output FILE] [--deny-warnings]",
            ],
            [
                "Looks for rules that can never apply, are shadowed or redundant, for conditions that are always true or always false, for names nobody uses, for prohibitions that can be escaped, and more; `sluice explain` tells about each. Most rules try every kind of flow the policies can tell apart, with enough values of every fact to stand for all. What would take too long is not reported. No finding changes a verdict.",
                "The warnings of the compiler are findings too. A comment `// lint: allow NAME because REASON` suppresses a finding: on a line of its own for what begins below it, behind something for its line. A suppression that is unused, or has no reason, is a finding.",
                "A fix is safe where every transfer is decided as before, every manifest can still be read, and no rule, test or name is lost.",
            ],
            [("DIR", "A folder with a policy set, or a folder above such ones. By default policies, or the working directory.")],
            [
                (ExitCodes.Allowed, "nothing was found, or nothing is left after --fix"),
                (ExitCodes.Denied, "something was found"),
                (ExitCodes.Unreadable, "wrong usage, input that cannot be read, or a file that cannot be written"),
                (ExitCodes.PolicyErrors, "the policies have errors, or with --deny-warnings something was found"),
            ],
            [
                ("Look at all policies", "sluice lint policies"),
                ("Want a citation in every rule", "sluice lint policies --enable missing-cite"),
                ("Find agreements that will have expired", "sluice lint policies --only expired-agreement --as-of 2027-01-01"),
                ("For code scanning", "sluice lint policies --format sarif --output lint.sarif"),
            ]
        );

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(ParseResult arguments)
    {
        var named = arguments.GetValue(folder) ?? [];
        foreach (var extra in named.Skip(arguments.GetValue(policies) is null ? 1 : 0))
        {
            yield return Diagnostic.Create(CommandDiagnostics.UnexpectedArgument, null, Name, extra);
        }

        if (
            (arguments.GetValue(policies) ?? named.FirstOrDefault()) is { } file
            && file.EndsWith(CompiledFile.Ending, StringComparison.OrdinalIgnoreCase)
        )
        {
            yield return Diagnostic
                .Create(CommandDiagnostics.WrongValue, null, "DIR", file)
                .WithHint("a compiled file has no comments any more: name the folder it was made from");
        }

        foreach (var problem in UsageErrors.OneOf("--format", arguments.GetValue(format) ?? "text", Formats))
        {
            yield return problem;
        }

        foreach (
            var (option, rules) in new[]
            {
                ("--only", NamesIn(arguments.GetValue(only))),
                ("--enable", NamesIn(arguments.GetValue(enable))),
            }
        )
        {
            foreach (var unknown in rules.Where(static n => !LintRules.All.Any(r => r.IsCalled(n))))
            {
                yield return Diagnostic
                    .Create(CommandDiagnostics.WrongValue, null, option, unknown)
                    .WithHint(
                        UsageErrors.DidYouMean(unknown.Replace('_', '-'), LintRules.All.Select(static r => r.Name))
                            ?? "`sluice explain` lists the rules: SLU6001 and on"
                    );
            }
        }

        if (arguments.GetValue(asOf) is { } day && !CommonOptions.TryParseDay(day, out _))
        {
            yield return Diagnostic
                .Create(CommandDiagnostics.WrongValue, null, "--as-of", day)
                .WithHint("it is a calendar day, written as YYYY-MM-DD");
        }
    }

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CliContext context)
    {
        var options = new LintOptions
        {
            AsOf = arguments.GetValue(asOf) is { } text && CommonOptions.TryParseDay(text, out var day) ? day : null,
            Only = NamesIn(arguments.GetValue(only)),
            Enabled = NamesIn(arguments.GetValue(enable)),
            WithCompilerWarnings = arguments.GetValue(only) is null,
        };
        var named = arguments.GetValue(policies) ?? (arguments.GetValue(folder) is [var first, ..] ? first : null);
        var (exitCode, reports) = new LintRun(context, options, arguments.GetValue(fix)).Run(named);
        if (reports.Any(static r => !r.Findings.IsEmpty))
        {
            exitCode = ExitCodes.Worse(exitCode, arguments.GetValue(denyWarnings) ? ExitCodes.PolicyErrors : ExitCodes.Denied);
        }

        var file = arguments.GetValue(output);
        return
            reports.Count == 0
            || context.Write(LintRun.Render(reports, arguments.GetValue(format) ?? "text", context.ColourOut && file is null), file)
            ? exitCode
            : ExitCodes.Worse(exitCode, ExitCodes.Unreadable);
    }

    private static ImmutableArray<string> NamesIn(string? list) =>
        [.. (list ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)];
}
