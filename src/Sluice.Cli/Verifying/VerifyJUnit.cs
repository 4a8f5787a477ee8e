using System.Globalization;
using System.Xml;
using Sluice.Cli.Rendering;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Verifying;

/// <summary>
/// What verifying found, as JUnit XML: a suite for each folder, a case for each manifest that has something to be said of.
/// </summary>
internal static class VerifyJUnit
{
    /// <summary>The document.</summary>
    public static string Render(IReadOnlyCollection<FolderReport> reports) =>
        XmlPage.Write(xml =>
        {
            xml.WriteStartElement("testsuites");
            XmlPage.Attribute(xml, "name", "sluice verify");
            foreach (var report in reports)
            {
                Suite(xml, report);
            }

            xml.WriteEndElement();
        });

    private static void Suite(XmlWriter xml, FolderReport report)
    {
        var errors = report.Check.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).ToList();
        var failures = report.Updated ? [] : report.Outcomes.Where(static o => o.Kind.Severity == DiagnosticSeverity.Error).ToList();
        xml.WriteStartElement("testsuite");
        XmlPage.Attribute(xml, "name", report.Display);
        Number(xml, "tests", 1 + failures.Count + errors.Count);
        Number(xml, "failures", failures.Count);
        Number(xml, "errors", errors.Count);
        Case(xml, report.Display, $"{report.Same} as accepted", null, "", "");
        foreach (var outcome in failures)
        {
            Case(xml, report.Display, outcome.File, "failure", $"{outcome.Kind.Id}: {outcome.Message}", Text(report, outcome));
        }

        foreach (var error in errors)
        {
            Case(xml, report.Display, $"{error.Id} {error.Descriptor.Slug}", "error", error.Message, DiagnosticFormatter.Format(error));
        }

        xml.WriteEndElement();
    }

    private static void Case(XmlWriter xml, string folder, string name, string? problem, string message, string text)
    {
        xml.WriteStartElement("testcase");
        XmlPage.Attribute(xml, "name", name);
        XmlPage.Attribute(xml, "classname", folder);
        if (problem is not null)
        {
            xml.WriteStartElement(problem);
            XmlPage.Attribute(xml, "message", message);
            xml.WriteString(XmlPage.Valid(text));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Text(FolderReport report, ManifestOutcome outcome) =>
        string.Join(
            '\n',
            [
                .. outcome.Transfers.SelectMany(static t =>
                    (IEnumerable<string>)
                        [
                            $"{t.Name}: {t.VerdictChange.Heading}",
                            .. t.DaysCame.Select(static d => "  + day " + d),
                            .. t.DaysWent.Select(static d => "  - day " + d),
                        ]
                ),
                .. VerdictChangeGroup
                    .Of(report, outcome.Transfers)
                    .SelectMany(static b =>
                        (IEnumerable<string>)
                            [b.VerdictChange.Heading, .. b.Causes.Select(static c => "  " + c), .. b.Flows.Select(static f => "    " + f)]
                    ),
            ]
        );

    private static void Number(XmlWriter xml, string name, int number) =>
        XmlPage.Attribute(xml, name, number.ToString(CultureInfo.InvariantCulture));
}
