using System.Text;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Diagnostics;

/// <summary>
/// Writes a diagnostic for people: place, severity and id on the first line, as editors and build logs expect it; below it the source
/// line with a marker, the hint, and further places.
/// </summary>
public static class DiagnosticFormatter
{
    private const string Reset = "\u001b[0m";
    private const string Bold = "\u001b[1m";
    private const string Red = "\u001b[1;31m";
    private const string Yellow = "\u001b[1;33m";
    private const string Blue = "\u001b[34m";

    /// <summary>The diagnostic with the line it points at. Every line ends with a line feed.</summary>
    /// <param name="diagnostic">What was found.</param>
    /// <param name="colour">Whether to write the colour codes of terminals.</param>
    public static string Format(Diagnostic diagnostic, bool colour = false)
    {
        var text = new StringBuilder();
        var severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        if (diagnostic.Location is { } location)
        {
            text.Append(Paint(Place(location), Bold, colour)).Append(": ");
        }

        text.Append(Paint($"{severity} {diagnostic.Id}", severity == "error" ? Red : Yellow, colour));
        text.Append(": ").Append(VisibleText.Of(diagnostic.Message)).Append('\n');
        if (diagnostic.Location is { } at)
        {
            AppendFrame(text, at, colour);
        }

        if (diagnostic.Hint is { } hint)
        {
            text.Append("  ").Append(Paint("hint:", Blue, colour)).Append(' ').Append(VisibleText.Of(hint)).Append('\n');
        }

        foreach (var related in diagnostic.Related)
        {
            text.Append("  ").Append(Paint("see", Blue, colour)).Append($" {Place(related.Location)}: {VisibleText.Of(related.Message)}\n");
        }

        return text.ToString();
    }

    /// <summary>The line of a place with a marker below it; nothing where there is no text to show.</summary>
    public static IEnumerable<string> Excerpt(SourceLocation location)
    {
        var text = new StringBuilder();
        AppendFrame(text, location, colour: false);
        return text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void AppendFrame(StringBuilder text, SourceLocation location, bool colour)
    {
        if (SourceFrame.Of(location) is not { } frame)
        {
            return;
        }

        var margin = new string(' ', frame.Number.Length);
        text.Append(Paint($"  {frame.Number} |", Blue, colour)).Append(' ').Append(frame.Line).Append('\n');
        text.Append(Paint($"  {margin} |", Blue, colour)).Append(' ').Append(Paint(frame.Marker, Red, colour)).Append('\n');
    }

    private static string Place(SourceLocation location) =>
        $"{VisibleText.Of(location.Source.ShownPath)}:{location.Start.Line}:{location.Start.Column}";

    private static string Paint(string text, string code, bool colour) => colour ? code + text + Reset : text;
}
