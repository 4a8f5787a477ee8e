using System.CommandLine;

namespace Sluice.Cli.Completion;

/// <summary>An option as a shell offers it.</summary>
/// <param name="Names">Its long name first.</param>
/// <param name="Meaning">What it does, in a few words.</param>
/// <param name="Value">What it takes, if it takes anything.</param>
internal sealed record CompletionOption(IReadOnlyList<string> Names, string Meaning, CompletionValue? Value)
{
    private static readonly char[] Ends = ['.', ';', ':', '(', ','];

    /// <summary>The option of a command.</summary>
    public static CompletionOption Of(Option option) =>
        new(
            [option.Name, .. option.Aliases.Where(static a => a.Length == 2 && char.IsAsciiLetter(a[1])).Order(StringComparer.Ordinal)],
            Brief(option.Description ?? ""),
            CompletionValue.Of(option)
        );

    // The first words of the manual page.
    private static string Brief(string text)
    {
        var end = text.IndexOfAny(Ends);
        return (end < 0 ? text : text[..end]).TrimEnd();
    }
}
