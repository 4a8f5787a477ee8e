using System.CommandLine;
using Sluice.Cli.Checking;
using Sluice.Cli.Diagnostics;
using Sluice.Core.Manifests;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary>What the commands that go on with the rows have in common: one manifest, the policies, the day.</summary>
internal sealed class RowOptions
{
    /// <summary>The manifest.</summary>
    public Argument<string[]> Manifests { get; } = new("MANIFEST") { Arity = ArgumentArity.ZeroOrMore };

    /// <summary><c>--policies</c>.</summary>
    public Option<string?> Policies { get; } =
        new("--policies")
        {
            Description =
                "The folder with the policy set: all .sluice files below it, and what they use; or a file that `sluice compile` wrote. Required.",
            HelpName = "DIR",
        };

    /// <summary><c>--as-of</c>, and <c>--not-before</c> where the command offers it.</summary>
    public DayOptions Days { get; } =
        new("The day of the run, as YYYY-MM-DD: for a standing transfer a day of its period. It is never today's by itself.");

    /// <summary><c>--allow-scripts</c>.</summary>
    public Option<bool> AllowScripts { get; } =
        new("--allow-scripts")
        {
            Description = "Let the policy set's C# scripts compute facts. Without it, such facts are unknown.",
            Arity = ArgumentArity.Zero,
        };

    /// <summary>What is wrong with them.</summary>
    public IEnumerable<Diagnostic> Check(string command, ParseResult arguments)
    {
        var named = arguments.GetValue(Manifests) ?? [];
        if (named.Length == 0)
        {
            yield return Diagnostic.Create(CommandDiagnostics.MissingArgument, null, command, "a manifest");
        }
        else if (named.Length > 1)
        {
            yield return Diagnostic.Create(CommandDiagnostics.UnexpectedArgument, null, command, named[1]);
        }

        foreach (var problem in CheckOptions(command, arguments))
        {
            yield return problem;
        }
    }

    /// <summary>What is wrong with the options.</summary>
    public IEnumerable<Diagnostic> CheckOptions(string command, ParseResult arguments)
    {
        if (arguments.GetValue(Policies) is null)
        {
            yield return Diagnostic.Create(
                CommandDiagnostics.MissingArgument,
                null,
                command,
                "the folder with the policies, `--policies DIR`, or the compiled file"
            );
        }

        if (arguments.GetValue(AllowScripts) && ScriptFacts.Available is null)
        {
            yield return Diagnostic.Create(ScriptDiagnostics.ScriptsNotBuiltIn, null);
        }

        foreach (var problem in Days.Check(arguments))
        {
            yield return problem;
        }
    }
}
