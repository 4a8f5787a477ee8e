using System.CommandLine;
using System.Globalization;
using Sluice.Cli.Authoring;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice new</c>: a rule, a scenario or a test that works as it stands.</summary>
internal sealed class NewCommand : CliCommand
{
    private static readonly string[] Kinds = ["rule", "scenario", "test"];

    private readonly Argument<string?> kind = new("KIND") { Arity = ArgumentArity.ZeroOrOne };

    private readonly Argument<string?> name = new("NAME") { Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<string?> policies = new("--policies")
    {
        Description = "The folder with the policy set. By default policies, or the working directory.",
        HelpName = "DIR",
    };

    private readonly Option<string?> allow = new("--allow")
    {
        Description = "The categories that a rule allows, joined with commas; `any` and labels may stand there too.",
        HelpName = "CATEGORIES",
    };

    private readonly Option<string?> deny = new("--deny") { Description = "The categories that a rule denies.", HelpName = "CATEGORIES" };

    private readonly Option<string?> send = new("--send")
    {
        Description = "The categories that a scenario or a test sends. Without it, something that a rule allows.",
        HelpName = "CATEGORIES",
    };

    private readonly Option<string?> to = new("--to") { Description = "The partners.", HelpName = "PARTNERS" };

    private readonly Option<string?> purpose = new("--for") { Description = "The purposes.", HelpName = "PURPOSES" };

    private readonly Option<string?> title = new("--title")
    {
        Description = "The title of a rule or a scenario, for people.",
        HelpName = "TEXT",
    };

    private readonly Option<string?> expect = new("--expect")
    {
        Description = "The verdict that a test expects. Without it, the one it has now, with the rules that bring it.",
        HelpName = "VERDICT",
    };

    private readonly Option<string?> on = new("--on")
    {
        Description = "The day of a scenario or a test, as YYYY-MM-DD. Without it they have no date.",
        HelpName = "DATE",
    };

    private readonly Option<string?> file = new("--file")
    {
        Description = "The file of the policy folder that a rule or a test is added to. Without it, the one with the last of its kind.",
        HelpName = "FILE",
    };

    /// <inheritdoc/>
    public override string Name => "new";

    /// <inheritdoc/>
    public override string Summary => "Add a rule, a scenario or a test to a policy set";

    /// <inheritdoc/>
    public override IReadOnlyList<Argument> Arguments => [kind, name];

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [policies, allow, deny, send, to, purpose, title, expect, on, file];

    /// <inheritdoc/>
    public override ManPage Manual =>
        new(
            [
                "sluice new rule NAME --allow CATEGORIES --to PARTNERS --for PURPOSES [--title TEXT] [--file FILE]",
                "sluice new rule NAME [--deny CATEGORIES] [--to PARTNERS] [--for PURPOSES] [--title TEXT] [--file FILE]",
                "sluice new scenario NAME [--send CATEGORIES] [--to PARTNERS] [--for PURPOSES] [--on DATE] [--title TEXT]",
                "sluice new test NAME [--send CATEGORIES] [--to PARTNERS] [--for PURPOSES] [--on DATE] [--expect VERDICT] [--file FILE]",
            ],
            [
                "Adds text that is valid as it stands, with names that the vocabulary has, and shows it. The policy set is compiled with it before anything is written; where that fails, nothing is.",
                "A rule without options denies the first category to everybody, because a template must not let anything leave; one that allows names who receives it and what for. A scenario is a manifest below `transfers` and its twin, which differs in one fact, the first found that turns the verdict; where there is none, it has no twin. A test without --expect holds fast what is decided now; read it before you believe it.",
            ],
            [
                ("KIND", "rule, scenario or test."),
                ("NAME", "The name of the rule or the scenario, or the sentence that describes the test."),
            ],
            [
                (ExitCodes.Allowed, "it is written"),
                (ExitCodes.Unreadable, "wrong usage, a name that is not known or taken, or a file that cannot be written"),
                (ExitCodes.PolicyErrors, "the policies have errors, or would have; nothing is written"),
            ],
            [
                ("A rule that lets something leave", "sluice new rule answer_customers --allow account.id --to desk --for support"),
                (
                    "A transfer, and what would turn its verdict",
                    "sluice new scenario tickets-weekly --send account.id --to desk --for support"
                ),
                (
                    "Hold fast what is decided now",
                    "sluice new test \"the help desk sees who is asking\" --send account.id --to desk --for support"
                ),
            ]
        );

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(ParseResult arguments)
    {
        if (arguments.GetValue(name) is null)
        {
            yield return Diagnostic.Create(
                CommandDiagnostics.MissingArgument,
                null,
                Name,
                arguments.GetValue(kind) is null ? "what to add, and its name" : "a name"
            );
        }

        if (arguments.GetValue(kind) is { } given)
        {
            foreach (var problem in UsageErrors.OneOf("KIND", given, Kinds))
            {
                yield return problem;
            }

            foreach (var option in Foreign(given).Where(o => arguments.GetValue(o) is not null))
            {
                yield return Diagnostic.Create(CommandDiagnostics.UnexpectedArgument, null, "new " + given, option.Name);
            }
        }

        // What leaves, to whom and for what is for the author to say: a name picked here would permit what was not asked for.
        if (arguments.GetValue(kind) == "rule" && arguments.GetValue(allow) is not null)
        {
            if (arguments.GetValue(to) is null)
            {
                yield return Diagnostic.Create(
                    CommandDiagnostics.MissingArgument,
                    null,
                    "new rule --allow",
                    "who receives it, `--to PARTNERS`"
                );
            }

            if (arguments.GetValue(purpose) is null)
            {
                yield return Diagnostic.Create(
                    CommandDiagnostics.MissingArgument,
                    null,
                    "new rule --allow",
                    "what it is for, `--for PURPOSES`"
                );
            }
        }

        if (arguments.GetValue(allow) is not null && arguments.GetValue(deny) is not null)
        {
            yield return Diagnostic
                .Create(CommandDiagnostics.UnexpectedArgument, null, "new rule", "--deny")
                .WithHint("a rule has one effect: write two rules");
        }

        if (arguments.GetValue(expect) is { } verdict)
        {
            foreach (var problem in UsageErrors.OneOf("--expect", verdict, Verdicts.Names))
            {
                yield return problem;
            }
        }

        if (arguments.GetValue(on) is { } day && Day(day) is null)
        {
            yield return Diagnostic
                .Create(CommandDiagnostics.WrongValue, null, "--on", day)
                .WithHint("it is a calendar day, written as YYYY-MM-DD");
        }
    }

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CliContext context)
    {
        var problems = new List<Diagnostic>();
        var named = arguments.GetValue(policies) ?? (Directory.Exists(Path.Join(context.WorkingDirectory, "policies")) ? "policies" : ".");
        var folder = PolicyFolder.Open(named, context.WorkingDirectory, problems);
        context.Report(problems);
        return folder is null
            ? ExitCodes.Unreadable
            : new NewRun(
                context,
                folder,
                new DraftRequest(arguments.GetValue(kind)!, arguments.GetValue(name)!)
                {
                    Allow = arguments.GetValue(allow),
                    Deny = arguments.GetValue(deny),
                    Send = arguments.GetValue(send),
                    To = arguments.GetValue(to),
                    For = arguments.GetValue(purpose),
                    Title = arguments.GetValue(title),
                    Expect = arguments.GetValue(expect),
                    On = arguments.GetValue(on) is { } day ? Day(day) : null,
                    File = arguments.GetValue(file),
                }
            ).Run();
    }

    /// <summary>Options that a kind does not have.</summary>
    private IEnumerable<Option<string?>> Foreign(string given) =>
        given switch
        {
            "rule" => [send, expect, on],
            "scenario" => [allow, deny, expect, file],
            "test" => [allow, deny, title],
            _ => [],
        };

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
