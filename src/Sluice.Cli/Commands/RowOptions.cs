using System.CommandLine;
using System.Globalization;
using Sluice.Cli.Checking;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary>What the commands that go on with the rows have in common: one manifest, the policies, the day.</summary>
internal sealed class RowOptions
{
    /// <summary>The manifest.</summary>
    public Argument<string[]> Manifests { get; } = new("MANIFEST") { Arity = ArgumentArity.ZeroOrMore };

    /// <summary><c>--policies</c>.</summary>
    public Option<string?> Policies { get; } = new("--policies")
    {
        Description = "The folder with the policy set: all .sluice files below it, and what they use; or a file that `sluice compile` wrote. Required.",
        HelpName = "DIR",
    };

    /// <summary><c>--as-of</c>.</summary>
    public Option<string?> AsOf { get; } = new("--as-of")
    {
        Description = "The day of the run, as YYYY-MM-DD: for a standing transfer a day of its period. It is never today's by itself.",
        HelpName = "DATE",
    };

    /// <summary><c>--allow-scripts</c>.</summary>
    public Option<bool> AllowScripts { get; } = new("--allow-scripts")
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
            yield return Diagnostic.Create(CommandDiagnostics.MissingArgument, null, command, "the folder with the policies, `--policies DIR`, or the compiled file");
        }

        if (arguments.GetValue(AllowScripts) && ScriptFacts.Available is null)
        {
            yield return Diagnostic.Create(ScriptDiagnostics.ScriptsNotBuiltIn, null);
        }

        if (arguments.GetValue(AsOf) is { } day && !TryParse(day, out _))
        {
            yield return Diagnostic.Create(CommandDiagnostics.WrongValue, null, "--as-of", day).WithHint("it is a calendar day, written as YYYY-MM-DD");
        }
    }

    /// <summary>The day, or null where none is given.</summary>
    public DateOnly? Day(ParseResult arguments) => arguments.GetValue(AsOf) is { } text && TryParse(text, out var day) ? day : null;

    private static bool TryParse(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
