using System.Globalization;
using System.Xml;
using Sluice.Cli.Rendering;
using Sluice.Core.Analysis;

namespace Sluice.Cli.Testing;

/// <summary>Results as JUnit XML: a suite for each file with tests or promises, a case for each of them.</summary>
internal static class TestJUnit
{
    public static string Write(IReadOnlyCollection<TestReport> reports) =>
        XmlPage.Write(xml =>
        {
            xml.WriteStartElement("testsuites");
            XmlPage.Attribute(xml, "name", "sluice test");
            Counts(xml, reports.Sum(static r => r.Count), reports.Sum(static r => r.Failed));
            foreach (var report in reports)
            {
                foreach (
                    var file in report
                        .Tests.Select(static t => t.Test.Location.Path)
                        .Concat(report.Invariants.Select(static i => i.Invariant.Location.Path))
                        .Distinct(StringComparer.Ordinal)
                        .Order(StringComparer.Ordinal)
                )
                {
                    Suite(
                        xml,
                        report with
                        {
                            Tests = [.. report.Tests.Where(t => t.Test.Location.Path == file)],
                            Invariants = [.. report.Invariants.Where(i => i.Invariant.Location.Path == file)],
                        },
                        report.Policies.PathOf(file)
                    );
                }
            }

            xml.WriteEndElement();
        });

    private static void Suite(XmlWriter xml, TestReport report, string file)
    {
        xml.WriteStartElement("testsuite");
        XmlPage.Attribute(xml, "name", file);
        Counts(xml, report.Count, report.Failed);
        foreach (var test in report.Tests)
        {
            Case(xml, test.Test.Name, file, test.Test.Location.Start.Line, "test", [.. TestText.Reasons(test)], test.Passed);
        }

        foreach (var invariant in report.Invariants)
        {
            Case(
                xml,
                "invariant " + invariant.Invariant.Name,
                file,
                invariant.Invariant.Location.Start.Line,
                invariant.Status == InvariantStatus.Undecided ? "undecided" : "invariant",
                [
                    .. invariant.Passed ? [] : TestText.Reasons(invariant),
                    .. invariant.CounterExample is { } found ? [found.Manifest] : Array.Empty<string>(),
                ],
                invariant.Passed
            );
        }

        xml.WriteEndElement();
    }

    private static void Case(XmlWriter xml, string name, string file, int line, string type, IReadOnlyList<string> reasons, bool passed)
    {
        xml.WriteStartElement("testcase");
        XmlPage.Attribute(xml, "name", name);
        XmlPage.Attribute(xml, "classname", file);
        XmlPage.Attribute(xml, "file", file);
        XmlPage.Attribute(xml, "line", line.ToString(CultureInfo.InvariantCulture));
        if (!passed)
        {
            xml.WriteStartElement("failure");
            XmlPage.Attribute(xml, "type", type);
            XmlPage.Attribute(xml, "message", string.Join("; ", reasons.Take(2)));
            xml.WriteString(XmlPage.Valid(string.Join('\n', reasons)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, int tests, int failures)
    {
        XmlPage.Attribute(xml, "tests", tests.ToString(CultureInfo.InvariantCulture));
        XmlPage.Attribute(xml, "failures", failures.ToString(CultureInfo.InvariantCulture));
        XmlPage.Attribute(xml, "errors", "0");
    }
}
