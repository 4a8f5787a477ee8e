using System.Xml;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Rendering;

/// <summary>JUnit XML: a suite for each manifest file, a case for each flow.</summary>
internal sealed class JUnitRenderer : IReportRenderer
{
    private const string NoFile = "sluice";

    /// <inheritdoc/>
    public string Render(CheckReport report, bool colour)
    {
        var errors = report.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).ToList();
        var files = report
            .Verdicts.Select(FileOf)
            .Concat(errors.Select(FileOf))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return XmlPage.Write(xml =>
        {
            xml.WriteStartElement("testsuites");
            Attribute(xml, "name", "sluice");
            Counts(xml, [.. report.Verdicts.SelectMany(static v => v.Flows)], errors.Count);
            foreach (var file in files)
            {
                Suite(xml, file, [.. report.Verdicts.Where(v => FileOf(v) == file)], [.. errors.Where(d => FileOf(d) == file)]);
            }

            xml.WriteEndElement();
        });
    }

    private static void Suite(XmlWriter xml, string file, List<TransferVerdict> verdicts, List<Diagnostic> errors)
    {
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", file);
        Counts(xml, [.. verdicts.SelectMany(static v => v.Flows)], errors.Count);
        foreach (var error in errors)
        {
            xml.WriteStartElement("testcase");
            Attribute(xml, "name", $"{error.Id} {error.Descriptor.Slug}");
            Attribute(xml, "classname", file);
            Problem(xml, "error", error.Id, error.Message, DiagnosticFormatter.Format(error));
            xml.WriteEndElement();
        }

        foreach (var verdict in verdicts)
        {
            foreach (var flow in verdict.Flows)
            {
                Case(xml, verdict, flow);
            }
        }

        xml.WriteEndElement();
    }

    private static void Case(XmlWriter xml, TransferVerdict verdict, FlowVerdict flow)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "name", FlowName.Of(flow.Flow).ToString());
        Attribute(xml, "classname", verdict.Manifest.Name.Value);
        if (flow.Verdict != Verdict.Allow)
        {
            var name = Verdicts.NameOf(flow.Verdict);
            Problem(xml, "failure", name, $"{name}: {Short(flow)}", Long(flow));
        }

        xml.WriteEndElement();
    }

    private static string Short(FlowVerdict flow) =>
        flow.Verdict switch
        {
            Verdict.Restrict => flow.Residual?.Text ?? "",
            _ when flow.Grounds.IsEmpty => "not known: " + string.Join(", ", flow.Unknown.Select(static u => u.Fact)),
            _ => string.Join(", ", flow.Grounds.Select(static g => g.Rule?.Name ?? VerdictWords.Default)),
        };

    private static string Long(FlowVerdict flow)
    {
        var lines = new List<string>();
        foreach (var ground in flow.Grounds)
        {
            var reason = ground.Rule?.Because ?? ground.Rule?.Title;
            var name = ground.Rule is null ? VerdictWords.Default : $"{ground.Rule.Name} ({VerdictWords.Place(ground.Rule.Location)})";
            lines.Add($"{VerdictWords.Place(ground.ManifestLocation)}: {name}{(reason is null ? "" : ": " + reason)}");
        }

        lines.AddRange(flow.Unknown.Select(static u => $"not known: {u.Fact}; {u.Hint}"));
        if (flow.Residual is { } residual)
        {
            lines.Add("allowed only for people for whom this is true: " + residual.Text);
        }

        return string.Join('\n', lines);
    }

    private static void Counts(XmlWriter xml, List<FlowVerdict> flows, int errors)
    {
        Attribute(xml, "tests", (flows.Count + errors).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Attribute(
            xml,
            "failures",
            flows.Count(static f => f.Verdict != Verdict.Allow).ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
        Attribute(xml, "errors", errors.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static void Problem(XmlWriter xml, string element, string type, string message, string text)
    {
        xml.WriteStartElement(element);
        Attribute(xml, "type", type);
        Attribute(xml, "message", message);
        xml.WriteString(XmlPage.Valid(text));
        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, string value) => XmlPage.Attribute(xml, name, value);

    private static string FileOf(TransferVerdict verdict) => verdict.Manifest.Source.Path;

    private static string FileOf(Diagnostic diagnostic) => diagnostic.Location?.Path ?? NoFile;
}
