using System.Globalization;
using System.Xml;
using Sluice.Cli.Rendering;

namespace Sluice.Cli.Testing;

/// <summary>
/// Coverage as Cobertura XML: a package for each policy set, a class for each file, a line with two branches for each rule and clause.
/// </summary>
internal static class Cobertura
{
    public static string Write(IReadOnlyCollection<TestReport> reports) =>
        XmlPage.Write(xml =>
        {
            var all = reports.SelectMany(static r => Lines(r)).ToList();
            xml.WriteStartElement("coverage");
            Rates(xml, all);
            Number(xml, "lines-covered", all.Count(static l => l.Hits > 0));
            Number(xml, "lines-valid", all.Count);
            Number(xml, "branches-covered", all.Sum(static l => l.Outcomes));
            Number(xml, "branches-valid", all.Sum(static l => l.Items * 2));
            Number(xml, "complexity", 0);
            XmlPage.Attribute(xml, "version", "1");

            // The same input gives the same bytes, so there is no time in it.
            Number(xml, "timestamp", 0);
            xml.WriteStartElement("packages");
            foreach (var report in reports)
            {
                Package(xml, report);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        });

    private static void Package(XmlWriter xml, TestReport report)
    {
        var lines = Lines(report).ToList();
        xml.WriteStartElement("package");
        XmlPage.Attribute(xml, "name", report.Policies.Display.Length == 0 ? "." : report.Policies.Display);
        Rates(xml, lines);
        Number(xml, "complexity", 0);
        xml.WriteStartElement("classes");
        foreach (var file in lines.GroupBy(static l => l.File, StringComparer.Ordinal))
        {
            xml.WriteStartElement("class");
            XmlPage.Attribute(xml, "name", Path.GetFileNameWithoutExtension(file.Key));
            XmlPage.Attribute(xml, "filename", file.Key);
            Rates(xml, [.. file]);
            Number(xml, "complexity", 0);
            xml.WriteStartElement("methods");
            xml.WriteEndElement();
            xml.WriteStartElement("lines");
            foreach (var line in file)
            {
                Write(xml, line);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, Line line)
    {
        xml.WriteStartElement("line");
        Number(xml, "number", line.Number);
        Number(xml, "hits", line.Hits);
        XmlPage.Attribute(xml, "branch", "true");
        var percent = 100 * line.Outcomes / (line.Items * 2);
        XmlPage.Attribute(
            xml,
            "condition-coverage",
            string.Create(CultureInfo.InvariantCulture, $"{percent}% ({line.Outcomes}/{line.Items * 2})")
        );
        xml.WriteEndElement();
    }

    private static IEnumerable<Line> Lines(TestReport report) =>
        report
            .Coverage!.Items.GroupBy(i => (File: i.Location.Source.ShownPath, Number: i.Location.Start.Line))
            .OrderBy(static g => g.Key.File, StringComparer.Ordinal)
            .ThenBy(static g => g.Key.Number)
            .Select(static g => new Line(
                g.Key.File,
                g.Key.Number,
                g.Max(static i => i.True + i.False),
                g.Sum(static i => i.Outcomes),
                g.Count()
            ));

    private static void Rates(XmlWriter xml, List<Line> lines)
    {
        Rate(xml, "line-rate", lines.Count(static l => l.Hits > 0), lines.Count);
        Rate(xml, "branch-rate", lines.Sum(static l => l.Outcomes), lines.Sum(static l => l.Items * 2));
    }

    private static void Rate(XmlWriter xml, string name, int part, int whole) =>
        XmlPage.Attribute(xml, name, (whole == 0 ? 1m : (decimal)part / whole).ToString("0.####", CultureInfo.InvariantCulture));

    private static void Number(XmlWriter xml, string name, int value) =>
        XmlPage.Attribute(xml, name, value.ToString(CultureInfo.InvariantCulture));

    private sealed record Line(string File, int Number, int Hits, int Outcomes, int Items);
}
