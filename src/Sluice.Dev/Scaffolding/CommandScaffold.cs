using Sluice.Dev.Files;

namespace Sluice.Dev.Scaffolding;

/// <summary>A new command of the command line: its file, its line and its page of cases.</summary>
internal static class CommandScaffold
{
    private const string List = "src/Sluice.Cli/Commands/CommandList.cs";

    /// <summary>The scaffold; null with a problem where the name is taken.</summary>
    public static Scaffold? Make(Checkout checkout, string name, out string problem)
    {
        var type = ScaffoldName.AsType(name) + "Command";
        var file = $"src/Sluice.Cli/Commands/{type}.cs";
        var page = CaseScaffold.FileOf("command", name);
        problem =
            checkout.Read(List).Contains($"(\"{name}\",", StringComparison.Ordinal) || checkout.Holds(file) ? $"there is a command `{name}`"
            : checkout.Holds(page) ? $"{page} is there already"
            : "";
        return problem.Length > 0
            ? null
            : new Scaffold(
                [(file, Source(type, name)), (page, Cases(name))],
                [ThingList.With(checkout, List, $"(\"{name}\", static () => new {type}())")],
                "a command",
                $"\"DisplayName~{name}.md\""
            );
    }

    private static string Source(string type, string name) =>
        Scaffold.Text(
            $$""""
            using System.CommandLine;
            using Sluice.Cli.Diagnostics;
            using Sluice.Cli.Files;
            using Sluice.Cli.Hosting;
            using Sluice.Syntax.Diagnostics;

            namespace Sluice.Cli.Commands;

            /// <summary><c>sluice {{name}}</c>: @@.</summary>
            internal sealed class {{type}} : CliCommand
            {
                private readonly Argument<string[]> folder = new("DIR") { Arity = ArgumentArity.ZeroOrMore };

                /// <inheritdoc/>
                public override string Name => "{{name}}";

                /// <inheritdoc/>
                public override string Summary => "@@: what it does, in one line";

                /// <inheritdoc/>
                public override IReadOnlyList<Argument> Arguments => [folder];

                /// <inheritdoc/>
                public override ManPage Manual =>
                    new(
                        ["sluice {{name}} [DIR]"],
                        ["@@: what it does and what for. As it stands, it counts the rules of a policy set."],
                        [("DIR", "A folder with a policy set, or a file that `sluice compile` wrote. By default the working directory.")],
                        [
                            (ExitCodes.Allowed, "the rules are counted"),
                            (ExitCodes.Unreadable, "wrong usage, or input that cannot be read"),
                            (ExitCodes.PolicyErrors, "the policies have errors"),
                        ],
                        [("Of a policy set", "sluice {{name}} policies/retail_ads")]
                    );

                /// <inheritdoc/>
                public override IEnumerable<Diagnostic> Check(ParseResult arguments) =>
                    (arguments.GetValue(folder) ?? [])
                        .Skip(1)
                        .Select(extra => Diagnostic.Create(CommandDiagnostics.UnexpectedArgument, null, Name, extra));

                /// <inheritdoc/>
                public override int Run(ParseResult arguments, CliContext context)
                {
                    var named = arguments.GetValue(folder) is [var given, ..] ? given : ".";
                    if (PolicyFolder.Use(context, named, out var code) is not { Session.Engine: { } engine })
                    {
                        return code;
                    }

                    // @@: its work, in a folder of its own beside `Commands` where it is more than some lines.
                    context.Say($"rules: {engine.Program.Rules.Length}\n");
                    return ExitCodes.Allowed;
                }
            }

            """"
        );

    private static string Cases(string name) =>
        Scaffold.Text(
            $$"""
            # sluice {{name}}

            @@: what a person sees of it.

            ## A policy set

            ```sluice
            category contact
            purpose support
            partner helpdesk { in IE }
            rule help { allow contact to helpdesk for support }
            ```

            ```command
            sluice {{name}} set
            ```

            ```text
            ```

            ## A policy with an error

            ```sluice
            rule help { allow contact }
            ```

            ```command
            sluice {{name}} set
            ```

            ```text
            ```

            """
        );
}
