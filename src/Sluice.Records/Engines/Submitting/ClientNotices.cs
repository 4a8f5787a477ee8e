using System.Globalization;
using Sluice.Syntax.Text;

namespace Sluice.Records.Engines.Submitting;

/// <summary>
/// What a client prints before its first row or behind its last one and is no row: passed on, each line once however many queries it stands
/// beside. Where a client failed, or printed no row at all, it is not known what such a line is, and it is kept back: an error may quote a
/// cell.
/// </summary>
/// <param name="pass">Takes a line.</param>
internal sealed class ClientNotices(Action<string> pass)
{
    private const int Longest = 200;
    private const int Most = 50;
    private readonly HashSet<string> passed = new(StringComparer.Ordinal);
    private readonly List<string> waiting = [];

    /// <summary>Takes a line of the answer that is at hand.</summary>
    public void Add(ReadOnlyMemory<byte> line)
    {
        var text = VisibleText.Of(ClientLines.Text(line[..Math.Min(line.Length, Longest * 4)]).Trim());
        if (text.Length > 0 && waiting.Count < Most)
        {
            waiting.Add(text.Length > Longest ? text[..Longest] + "…" : text);
        }
    }

    /// <summary>The answer is at its end.</summary>
    /// <param name="isAnswer">Whether it was one.</param>
    public void End(bool isAnswer)
    {
        foreach (var line in isAnswer ? waiting.Where(l => passed.Count < Most && passed.Add(l)) : [])
        {
            pass(line);
        }

        waiting.Clear();
    }

    /// <summary>Why a line between rows is none.</summary>
    public static string Between(long line) => string.Create(CultureInfo.InvariantCulture, $"line {line} is no row, and rows follow");
}
