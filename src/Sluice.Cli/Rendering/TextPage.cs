using System.Text;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Rendering;

/// <summary>Lines of text for a terminal, wrapped first and coloured after.</summary>
/// <param name="colour">Whether to use colour.</param>
internal sealed class TextPage(bool colour)
{
    /// <summary>Bold.</summary>
    public const string Bold = "1";

    /// <summary>Faint.</summary>
    public const string Faint = "2";

    private readonly StringBuilder text = new();

    /// <summary>An empty line.</summary>
    public void Blank() => text.Append('\n');

    /// <summary>A heading after an empty line.</summary>
    public void Heading(string heading)
    {
        Blank();
        Line(heading, 0, 2, heading, Bold);
    }

    /// <summary>A text, wrapped; the first occurrence of a part of it in a style.</summary>
    public void Line(string line, int first, int rest, string? part = null, string? style = null)
    {
        var wrapped = TextWrap.Wrap(line, first, rest);
        var clean = part is null ? "" : VisibleText.Flowing(part);
        var at = colour && clean.Length > 0 ? wrapped.IndexOf(clean, StringComparison.Ordinal) : -1;
        text.Append(at < 0 ? wrapped : $"{wrapped[..at]}\u001b[{style}m{clean}\u001b[0m{wrapped[(at + clean.Length)..]}");
    }

    /// <summary>A line as it is, never wrapped: of a source or a manifest.</summary>
    public void Verbatim(string line) => text.Append(VisibleText.Flowing(line).TrimEnd(' ')).Append('\n');

    /// <summary>Several lines, indented alike; a line that is indented already stays so where it is broken.</summary>
    public void Lines(IEnumerable<string> lines, int indent)
    {
        foreach (var line in lines)
        {
            var start = line.TrimStart(' ');
            var own = indent + line.Length - start.Length;
            Line(start, own, own + 2);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
