using System.Globalization;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Cli.Rendering;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Testing;

/// <summary>Runs tests once and writes all that was asked for.</summary>
internal sealed class TestRun(CliContext context, TestSettings settings)
{
    private int exitCode = ExitCodes.Allowed;

    /// <summary>Runs them.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        var problems = new List<Diagnostic>();
        var folders = TestFolders.Find(settings.Folder, context.WorkingDirectory, problems);
        Report(problems);
        var session = new TestSession(context, settings.Filter, settings.WithCoverage);
        var reports = folders.Select(session.Run).OfType<TestReport>().ToList();
        Note(session.ExitCode);
        if (reports.Count > 0 && reports.All(static r => r.Count == 0))
        {
            var which = settings.Filter.Text is { } text ? $" that fits `{text}`" : "";
            Report([
                Diagnostic.Create(
                    CommandDiagnostics.NoTests,
                    null,
                    reports[0].Policies.Display.Length == 0 ? "." : string.Join("`, `", reports.Select(static r => r.Policies.Display)),
                    which
                ),
            ]);
            return exitCode;
        }

        if (reports.Count == 0)
        {
            return exitCode;
        }

        var percent = settings.WithCoverage ? PercentOf(reports) : 100;
        Note(percent < settings.MinCoverage ? ExitCodes.Denied : ExitCodes.Allowed);
        Write(settings.JUnit ? TestJUnit.Write(reports) : Text(reports, percent), settings.Output);
        SaveCounterExamples(reports);
        if (settings.Coverage is { } file)
        {
            Write(Cobertura.Write(reports), file);
        }

        if (settings.Listing is { } listing)
        {
            Write(CoverageListing.Write(reports), listing);
        }

        return exitCode;
    }

    private static decimal PercentOf(List<TestReport> reports)
    {
        var total = reports.Sum(static r => r.Coverage!.Total);
        return total == 0 ? 100 : 100m * reports.Sum(static r => r.Coverage!.Covered) / total;
    }

    private string Text(List<TestReport> reports, decimal percent)
    {
        var page = new TextPage(context.ColourOut && settings.Output is null);
        var text = new TestText(page, settings.Verbose);
        foreach (var report in reports)
        {
            if (reports.Count > 1)
            {
                page.Line(report.Policies.Display, 0, 0, report.Policies.Display, TextPage.Bold);
            }

            text.Write(report);
            if (reports.Count > 1)
            {
                page.Blank();
            }
        }

        if (settings.Verbose)
        {
            page.Blank();
            foreach (var line in CoverageListing.Write(reports).TrimEnd('\n').Split('\n'))
            {
                page.Verbatim(line);
            }

            page.Blank();
        }

        page.Line(TestText.Summary(reports), 0, 2);
        if (settings.WithCoverage)
        {
            page.Line(Covered(reports, percent), 0, 2);
        }

        return page.ToString();
    }

    private string Covered(List<TestReport> reports, decimal percent)
    {
        var least =
            percent < settings.MinCoverage
                ? string.Create(CultureInfo.InvariantCulture, $"; {settings.MinCoverage:0.##} % are wanted")
                : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Coverage: {Math.Floor(percent * 10) / 10:0.#} % of {reports.Sum(static r => r.Coverage!.Total)} outcomes of rules and clauses, {reports.Sum(static r => r.Coverage!.FlowsCovered)} of {reports.Sum(static r => r.Coverage!.Flows)} kinds of flows{least}."
        );
    }

    private void SaveCounterExamples(List<TestReport> reports)
    {
        if (settings.CounterExamples is not { } folder)
        {
            return;
        }

        foreach (var broken in reports.SelectMany(static r => r.Invariants).Where(static i => i.CounterExample is not null))
        {
            try
            {
                Directory.CreateDirectory(Path.GetFullPath(folder, context.WorkingDirectory));
            }
            catch (Exception e) when (SystemMessage.IsRefusal(e))
            {
                Report([
                    Diagnostic.Create(
                        CommandDiagnostics.CannotWrite,
                        null,
                        DisplayPath.Of(folder, folder, context.WorkingDirectory),
                        SystemMessage.Of(e)
                    ),
                ]);
                return;
            }

            Write(broken.CounterExample!.Manifest, Path.Join(folder, broken.Invariant.Name + ".yaml"));
        }
    }

    private void Write(string text, string? file) => Note(context.Write(text, file) ? ExitCodes.Allowed : ExitCodes.Unreadable);

    private void Report(IReadOnlyCollection<Diagnostic> problems)
    {
        context.Report(problems);
        Note(problems.Count > 0 ? ExitCodes.Unreadable : ExitCodes.Allowed);
    }

    private void Note(int code) => exitCode = ExitCodes.Worse(exitCode, code);
}
