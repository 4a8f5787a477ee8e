using System.Globalization;
using System.Text;
using Sluice.Core.Analysis;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Testing;

/// <summary>
/// The source with a label before each line that has a rule or clause: <c>TF</c> seen true and false, <c>T-</c> only true, <c>-F</c> only
/// false, <c>--</c> never decided.
/// </summary>
internal static class CoverageListing
{
    public static string Write(IReadOnlyCollection<TestReport> reports)
    {
        var text = new StringBuilder("TF seen true and false   T- only true   -F only false   -- never decided\n");
        foreach (var report in reports)
        {
            foreach (
                var file in report
                    .Coverage!.Items.GroupBy(static i => i.Location.Source)
                    .OrderBy(static g => g.Key.Path, StringComparer.Ordinal)
            )
            {
                text.Append('\n').Append(VisibleText.Of(file.Key.ShownPath)).Append('\n');
                Write(text, file.Key, file.ToLookup(static i => i.Location.Start.Line));
            }
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, SourceText source, ILookup<int, CoverageItem> items)
    {
        var width = source.LineCount.ToString(CultureInfo.InvariantCulture).Length;
        for (var line = 1; line <= source.LineCount; line++)
        {
            var code = source.GetLineText(line);
            if (line == source.LineCount && code.Length == 0)
            {
                break;
            }

            var number = line.ToString(CultureInfo.InvariantCulture).PadLeft(width);
            text.Append($"  {Mark([.. items[line]])} {number} | {VisibleText.Lines(code)}".TrimEnd(' ')).Append('\n');
        }
    }

    private static string Mark(IReadOnlyCollection<CoverageItem> items) =>
        items.Count == 0 ? "  " : (items.All(static i => i.True > 0) ? "T" : "-") + (items.All(static i => i.False > 0) ? "F" : "-");
}
