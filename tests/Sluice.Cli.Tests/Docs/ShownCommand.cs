using System.Globalization;
using System.Text.RegularExpressions;

namespace Sluice.Cli.Tests.Docs;

/// <summary>A command line in a page, with the output shown below it.</summary>
/// <param name="Text">The command line without the <c>$</c>.</param>
/// <param name="Output">The lines shown; empty when none are. A line <c>…</c> stands for any lines.</param>
/// <param name="ExitCode">The code that a last line <c>[exit code N]</c> shows, or null.</param>
/// <param name="Line">The 1-based line of the page.</param>
internal sealed partial record ShownCommand(string Text, IReadOnlyList<string> Output, int? ExitCode, int Line)
{
    /// <summary>All commands of a block.</summary>
    public static IEnumerable<ShownCommand> Read(FencedBlock block)
    {
        for (var i = 0; i < block.Lines.Count; i++)
        {
            if (!block.Lines[i].StartsWith("$ ", StringComparison.Ordinal))
            {
                continue;
            }

            var output = block.Lines.Skip(i + 1).TakeWhile(static l => !l.StartsWith("$ ", StringComparison.Ordinal)).ToList();
            int? code = null;
            if (output.Count > 0 && ExitLine().Match(output[^1]) is { Success: true } exit)
            {
                code = int.Parse(exit.Groups["code"].Value, CultureInfo.InvariantCulture);
                output.RemoveAt(output.Count - 1);
            }

            yield return new ShownCommand(block.Lines[i][2..].Trim(), output, code, block.FirstLine + i);
        }
    }

    /// <summary>The arguments for <c>sluice</c>; null when this is another program.</summary>
    public IReadOnlyList<string>? Arguments()
    {
        foreach (var start in new[] { "sluice ", "dotnet run --project src/Sluice.Cli -- " })
        {
            if (Text.StartsWith(start, StringComparison.Ordinal))
            {
                return [.. Word().Matches(Text[start.Length..]).Select(static m => m.Value.Trim('"', '\''))];
            }
        }

        return null;
    }

    /// <summary>Whether what the program wrote is what the page shows.</summary>
    public bool Shows(string written)
    {
        if (Output.Count == 0)
        {
            return true;
        }

        var pattern = string.Concat(Output.Select(static l => l.Trim() is "…" or "..." ? "(?:.*\n)*?" : Regex.Escape(l.TrimEnd()) + "\n"));
        var lines = string.Concat(written.TrimEnd().Split('\n').Select(static l => l.TrimEnd() + "\n"));
        return Regex.IsMatch(lines, $"\\A{pattern}\\z");
    }

    [GeneratedRegex(@"^\[exit code (?<code>\d+)\]$")]
    private static partial Regex ExitLine();

    [GeneratedRegex(
        """
            "[^"]*"|'[^']*'|\S+
            """
    )]
    private static partial Regex Word();
}
