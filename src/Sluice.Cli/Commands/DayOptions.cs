using System.CommandLine;
using Sluice.Cli.Diagnostics;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary>The days that a command may be told: the one it decides for, and the earliest that a manifest may be dated.</summary>
/// <param name="asOf">What <c>--as-of</c> means for the command.</param>
internal sealed class DayOptions(string asOf)
{
    /// <summary><c>--as-of</c>.</summary>
    public Option<string?> AsOf { get; } = new("--as-of") { Description = asOf, HelpName = "DATE" };

    /// <summary><c>--not-before</c>, for commands after which something leaves.</summary>
    public Option<string?> NotBefore { get; } =
        new("--not-before")
        {
            Description =
                "The earliest day, as YYYY-MM-DD, that a manifest may be dated: one whose `on` or `from` lies before it is an error and not decided, so that nobody takes the rules of another day.",
            HelpName = "DATE",
        };

    /// <summary>What is wrong with them.</summary>
    public IEnumerable<Diagnostic> Check(ParseResult arguments)
    {
        var (day, earliest) = (arguments.GetValue(AsOf), arguments.GetValue(NotBefore));
        foreach (var (option, text) in new[] { (AsOf, day), (NotBefore, earliest) })
        {
            if (text is not null && !CommonOptions.TryParseDay(text, out _))
            {
                yield return Diagnostic
                    .Create(CommandDiagnostics.WrongValue, null, option.Name, text)
                    .WithHint("it is a calendar day, written as YYYY-MM-DD");
            }
        }

        if (Day(day) < Day(earliest))
        {
            yield return Diagnostic
                .Create(CommandDiagnostics.WrongValue, null, AsOf.Name, day!)
                .WithHint($"it lies before `{NotBefore.Name} {earliest}`");
        }
    }

    /// <summary>The day, or null where none is given.</summary>
    public DateOnly? Day(ParseResult arguments) => Day(arguments.GetValue(AsOf));

    /// <summary>The earliest day, or null where none is given.</summary>
    public DateOnly? Earliest(ParseResult arguments) => Day(arguments.GetValue(NotBefore));

    private static DateOnly? Day(string? written) => written is not null && CommonOptions.TryParseDay(written, out var day) ? day : null;
}
