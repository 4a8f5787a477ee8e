using System.CommandLine;
using System.Globalization;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Cli.Testing;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice test</c>: do the policies do what their tests say, and keep what they promise?</summary>
internal sealed class TestCommand : CliCommand
{
    private static readonly string[] Formats = ["text", "junit"];

    private readonly Argument<string[]> folder = new("DIR") { Arity = ArgumentArity.ZeroOrMore };

    private readonly Option<string?> policies = new("--policies")
    {
        Description = "The same as DIR, as the other commands have it.",
        HelpName = "DIR",
    };

    private readonly Option<string?> filter = new("--filter")
    {
        Description =
            "Run only the tests and invariants whose name contains this text, or fits it where it has a *. Capital letters make no difference.",
        HelpName = "TEXT",
    };

    private readonly Option<string?> format = new Option<string?>("--format")
    {
        Description = "How the results are written: text (for people; the default) or junit.",
        HelpName = "FORMAT",
    }.Offering(Formats);

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "Write the results to this file instead of standard output; whole or not at all.",
        HelpName = "FILE",
    };

    private readonly Option<string?> counterexamples = new("--counterexamples")
    {
        Description = "Save the manifest that breaks an invariant in this folder, for `sluice check`.",
        HelpName = "DIR",
    };

    private readonly Option<string?> minCoverage = new("--min-coverage")
    {
        Description =
            "Fail where the tests have seen less than this part of the outcomes of rules and clauses, in percent: each can be true and false.",
        HelpName = "PERCENT",
    };

    private readonly Option<string?> coverage = new("--coverage")
    {
        Description = "Write the coverage to this file as Cobertura XML.",
        HelpName = "FILE",
    };

    private readonly Option<string?> listing = new("--coverage-listing")
    {
        Description = "Write the policies to this file with a mark before each rule and clause: seen true, false, both or never.",
        HelpName = "FILE",
    };

    private readonly Option<bool> verbose = new("--verbose")
    {
        Description = "Say more of what passes, and show the coverage.",
        Arity = ArgumentArity.Zero,
    };

    private readonly Option<bool> watch = new("--watch")
    {
        Description = "Run again whenever a policy file changes, until interrupted.",
        Arity = ArgumentArity.Zero,
    };

    /// <inheritdoc/>
    public override string Name => "test";

    /// <inheritdoc/>
    public override string Summary => "Run the tests and decide the invariants of a policy set";

    /// <inheritdoc/>
    public override IReadOnlyList<Argument> Arguments => [folder];

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options =>
        [policies, filter, format, output, counterexamples, minCoverage, coverage, listing, verbose, watch];

    /// <inheritdoc/>
    public override ManPage Manual =>
        new(
            [
                "sluice test [DIR] [--filter TEXT] [--format FORMAT] [--counterexamples DIR] [--min-coverage PERCENT] [--coverage FILE] [--watch]",
            ],
            [
                "Decides the transfer that each `test` describes, and compares the verdict and its reasons with what the test expects. Decides each `invariant` over all flows and all values of facts: it is proven, or broken by a transfer that is shown as a manifest. An invariant that could not be decided, because the search would take too long, has failed.",
                "Coverage counts which rules and clauses the tests have seen true and which false, and how many kinds of flows they have seen of those that the rules tell apart.",
            ],
            [
                (
                    "DIR",
                    "A folder with a policy set, a folder above such ones, or a file that `sluice compile` wrote. By default policies, or the working directory."
                ),
            ],
            [
                (ExitCodes.Allowed, "all tests pass and all invariants are proven"),
                (ExitCodes.Denied, "a test fails, an invariant is broken or not decided, or too little is covered"),
                (ExitCodes.Unreadable, "wrong usage, input that cannot be read, or nothing to run"),
                (ExitCodes.PolicyErrors, "the policies have errors; nothing is run"),
            ],
            [
                ("Run everything, as a pipeline does", "sluice test policies --format junit --output tests.xml --min-coverage 80"),
                ("Run one test again and again while working on it", "sluice test policies --filter \"daily file\" --watch"),
                ("Look at a transfer that breaks an invariant", "sluice test policies --counterexamples broken"),
                ("See what the tests leave out", "sluice test policies --coverage-listing coverage.txt"),
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

        foreach (var problem in UsageErrors.OneOf("--format", arguments.GetValue(format) ?? "text", Formats))
        {
            yield return problem;
        }

        if (arguments.GetValue(minCoverage) is { } percent && Percent(percent) is null)
        {
            yield return Diagnostic
                .Create(CommandDiagnostics.WrongValue, null, "--min-coverage", percent)
                .WithHint("it is a number from 0 to 100");
        }
    }

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CliContext context)
    {
        var settings = new TestSettings(
            arguments.GetValue(policies) ?? (arguments.GetValue(folder) is [var named, ..] ? named : null),
            new TestFilter(arguments.GetValue(filter)),
            arguments.GetValue(format) == "junit",
            arguments.GetValue(output),
            arguments.GetValue(counterexamples),
            arguments.GetValue(minCoverage) is { } percent ? Percent(percent) : null,
            arguments.GetValue(coverage),
            arguments.GetValue(listing),
            arguments.GetValue(verbose)
        );
        return arguments.GetValue(watch) ? Watch(settings, context) : new TestRun(context, settings).Run();
    }

    private static int Watch(TestSettings settings, CliContext context)
    {
        var folders = TestFolders
            .Find(settings.Folder, context.WorkingDirectory, [])
            .Select(f => Path.GetFullPath(f, context.WorkingDirectory));
        using var watcher = context.Io.Watch(folders);
        var code = new TestRun(context, settings).Run();
        while (watcher.Wait())
        {
            context.Io.Out.Write("\n");
            code = new TestRun(context, settings).Run();
        }

        return code;
    }

    private static decimal? Percent(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100
            ? percent
            : null;
}
