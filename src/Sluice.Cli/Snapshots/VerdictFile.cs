using System.Text;
using Sluice.Cli.Diagnostics;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Snapshots;

/// <summary>
/// The text in which verdicts are accepted: one fact a line, whole flows on each, so that a diff loses no context and branches merge line
/// by line. The grammar stands in the reference of the language.
/// </summary>
internal static class VerdictFile
{
    /// <summary>What the names of accepted verdicts end with.</summary>
    public const string Ending = ".verdict";

    /// <summary>The first line.</summary>
    public const string Version = "sluice-verdict 1";

    /// <summary>How many mistakes of one file are named.</summary>
    private const int MostProblems = 20;

    /// <summary>The text of some transfers.</summary>
    public static string Write(IEnumerable<AcceptedTransfer> transfers)
    {
        var text = new StringBuilder(Version).Append('\n');
        var first = true;
        foreach (var transfer in transfers.OrderBy(static t => t.Name, Utf8Order.Instance))
        {
            text.Append(first ? "" : "\n");
            first = false;
            foreach (var verdict in transfer.Verdicts)
            {
                text.Append($"transfer {VerdictName.Of(transfer.Name)} {verdict}\n");
            }

            foreach (var line in transfer.Lines())
            {
                text.Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The transfers that a text says something of; what is no line of an accepted verdict is a problem.</summary>
    public static List<AcceptedTransfer> Read(SourceText source, List<Diagnostic> problems)
    {
        var transfers = new List<AcceptedTransfer>();
        var lines = new VerdictLines(transfers);
        var wrong = 0;
        for (var number = 1; number <= source.LineCount; number++)
        {
            var line = source.GetLineText(number).TrimEnd('\r').TrimStart('\uFEFF');
            if (number == 1 ? line == Version : line.Length == 0 || lines.TryAdd(line))
            {
                continue;
            }

            if (++wrong <= MostProblems)
            {
                problems.Add(
                    number == 1
                        ? Diagnostic.Create(CommandDiagnostics.VerdictVersion, Place(source, number), source.Path, Version)
                        : Diagnostic.Create(CommandDiagnostics.VerdictLine, Place(source, number), lines.Expected)
                );
            }

            if (number == 1)
            {
                break;
            }
        }

        return transfers;
    }

    private static SourceLocation Place(SourceText source, int line) =>
        new(source, new TextSpan(source.GetOffset(new LinePosition(line, 1)), Math.Max(1, source.GetLineText(line).TrimEnd('\r').Length)));
}
