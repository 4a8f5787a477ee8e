using System.Globalization;
using System.Text;
using Sluice.Core.Linting;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Linting;

/// <summary>Findings for people.</summary>
internal static class LintText
{
    /// <summary>All findings, and a line on each policy set.</summary>
    public static string Write(IReadOnlyList<LintReport> reports, bool colour)
    {
        var text = new StringBuilder();
        foreach (var report in reports)
        {
            foreach (var finding in report.Findings)
            {
                Write(text, finding, colour);
            }
        }

        foreach (var report in reports)
        {
            text.Append(Summary(report)).Append('\n');
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, LintFinding finding, bool colour)
    {
        text.Append(DiagnosticFormatter.Format(finding.Diagnostic, colour));
        if (finding.Fix is { } fix)
        {
            text.Append($"  fix: {VisibleText.Of(fix.Title)}{(fix.IsSafe ? " (--fix)" : "")}\n");
        }

        if (finding.Manifest is { } manifest)
        {
            text.Append("  a transfer that shows it:\n\n");
            foreach (var line in manifest.TrimEnd('\n').Split('\n'))
            {
                text.Append("    ").Append(VisibleText.Of(line)).Append('\n');
            }
        }

        text.Append('\n');
    }

    private static string Summary(LintReport report)
    {
        var found = report.Findings.Length switch
        {
            0 => "no findings",
            1 => "1 finding",
            var many => string.Create(CultureInfo.InvariantCulture, $"{many} findings"),
        };
        var fixable =
            report.Fixable == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {report.Fixable} of them to be put right by --fix");
        var made = report.Fixed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {report.Fixed} put right");
        return $"{VisibleText.Of(report.Folder)}: {found}{fixable}{made}";
    }
}
