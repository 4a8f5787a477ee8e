using Sluice.Cli.Diagnostics;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Cli.Rendering;
using Sluice.Core;
using Sluice.Core.Linting;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Linting;

/// <summary>Looks at policy sets, fixes them where asked, and writes what was found.</summary>
/// <param name="context">What the command works with.</param>
/// <param name="options">What to look for.</param>
/// <param name="fix">Whether to make the safe fixes.</param>
internal sealed class LintRun(CliContext context, LintOptions options, bool fix)
{
    private int exitCode = ExitCodes.Allowed;

    /// <summary>Looks at the policy sets in or below a folder.</summary>
    /// <returns>The exit code, findings left out of account, and what was found in each set that could be looked at.</returns>
    public (int ExitCode, IReadOnlyList<LintReport> Reports) Run(string? named)
    {
        var problems = new List<Diagnostic>();
        var folders = TestFolders.Find(named, context.WorkingDirectory, problems);
        Note(problems, ExitCodes.Unreadable);
        var reports = new List<LintReport>();
        foreach (var folder in folders)
        {
            if (RunOne(folder) is { } report)
            {
                reports.Add(report);
            }
        }

        return (exitCode, reports);
    }

    /// <summary>All findings in a format.</summary>
    public static string Render(IReadOnlyList<LintReport> reports, string format, bool colour) =>
        format switch
        {
            "json" => LintJson.Write(reports),
            "sarif" => new SarifRenderer().Render(
                new CheckReport(
                    null,
                    [],
                    [.. reports.SelectMany(static r => r.Findings).Select(static f => f.Diagnostic)],
                    ExitCodes.Allowed
                ),
                colour
            ),
            _ => LintText.Write(reports, colour),
        };

    private LintReport? RunOne(string named)
    {
        var problems = new List<Diagnostic>();
        if (PolicyFolder.Open(named, context.WorkingDirectory, problems) is not { } folder)
        {
            Note(problems, ExitCodes.Unreadable);
            return null;
        }

        var made = 0;
        var session = folder.Session;
        if (session.Program is null)
        {
            Note(session.Diagnostics, folder.ErrorCode);
            return null;
        }

        if (fix)
        {
            var result = LintFixer.Fix(session.Files, options, session.Compilation);
            if (!Save(folder, result))
            {
                return null;
            }

            (session, made) = (new PolicySession(session.Files, result.Compiled), result.Count);
        }

        return LintReport.Of(folder, session.Lint(options), made);
    }

    private bool Save(PolicyFolder folder, LintFixResult result)
    {
        // A fix may need all its files: where one may not be written, none is.
        return result.Changed.All(c => Try(c.Key, () => OwnFolder.RefuseLinks(folder.FullPath, c.Key)))
            && result.Changed.All(c => Try(c.Key, () => OwnFolder.Write(folder.FullPath, c.Key, c.Value)));

        bool Try(string path, Action work)
        {
            try
            {
                work();
                return true;
            }
            catch (Exception e) when (SystemMessage.IsRefusal(e))
            {
                Note(
                    [Diagnostic.Create(CommandDiagnostics.CannotWrite, null, folder.PathOf(path), SystemMessage.Of(e))],
                    ExitCodes.Unreadable
                );
                return false;
            }
        }
    }

    private void Note(IReadOnlyCollection<Diagnostic> problems, int code)
    {
        context.Report(problems);
        if (problems.Count > 0)
        {
            exitCode = ExitCodes.Worse(exitCode, code);
        }
    }
}
