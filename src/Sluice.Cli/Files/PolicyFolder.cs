using Sluice.Cli.Diagnostics;
using Sluice.Cli.Hosting;
using Sluice.Core;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Files;

/// <summary>A folder with a policy set, or the file that was compiled from one.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Display">The path as outputs show it; empty for the working directory.</param>
/// <param name="Session">The policy set.</param>
internal sealed record PolicyFolder(string FullPath, string Display, PolicySession Session)
{
    /// <summary>What the names of policy files end with.</summary>
    public const string Ending = ".sluice";

    /// <summary>Opens a folder or a compiled file; null with at least one problem when that cannot be done.</summary>
    public static PolicyFolder? OpenAny(string named, string workingDirectory, List<Diagnostic> problems) =>
        CompiledFile.IsMeant(named, workingDirectory)
            ? CompiledFile.Open(named, workingDirectory, problems)
            : Open(named, workingDirectory, problems);

    /// <summary>Opens a folder; null with at least one problem when that cannot be done.</summary>
    public static PolicyFolder? Open(string named, string workingDirectory, List<Diagnostic> problems)
    {
        if (Find(named, workingDirectory, problems) is not { } full)
        {
            return null;
        }

        var before = problems.Count;
        var display = DisplayPath.Of(full, named, workingDirectory);
        var all = FileTree.Files(full, (path, e) =>
            problems.Add(Diagnostic.Create(CommandDiagnostics.CannotRead, null, Inside(display, path), SystemMessage.Of(e)))
        );
        var policies = all.Where(static f => f.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)).ToList();
        if (policies.Count == 0 && problems.Count == before)
        {
            problems.Add(Diagnostic.Create(CommandDiagnostics.NoPolicies, null, display));
        }

        return problems.Count > before
            ? null
            : new PolicyFolder(
                full,
                display == "." ? "" : display,
                new PolicySession(new DiskPolicyFiles(full, policies, display == "." ? "" : display))
            );
    }

    /// <summary>The absolute path of a folder the user named, or null with a problem.</summary>
    public static string? Find(string named, string workingDirectory, List<Diagnostic> problems)
    {
        try
        {
            var full = Path.GetFullPath(named, workingDirectory);
            if (Directory.Exists(full))
            {
                return full;
            }

            var display = DisplayPath.Of(full, named, workingDirectory);
            problems.Add(Diagnostic.Create(File.Exists(full) ? CommandDiagnostics.NotAFolder : CommandDiagnostics.NotFound, null, display));
        }
        catch (ArgumentException)
        {
            problems.Add(Diagnostic.Create(CommandDiagnostics.NotFound, null, named));
        }

        return null;
    }

    /// <summary>
    /// The exit code of a policy set that could not be compiled. A file that cannot be read is not a mistake in the policy.
    /// </summary>
    public int ErrorCode =>
        Session.Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error && d.Id != CommandDiagnostics.CannotRead.Id)
            ? ExitCodes.PolicyErrors
            : ExitCodes.Unreadable;

    /// <summary>Opens and compiles a folder or a compiled file, and reports what is wrong.</summary>
    /// <param name="context">Where to report.</param>
    /// <param name="named">The path as it was given.</param>
    /// <param name="code">The exit code; allowed where the policy set can be used.</param>
    /// <returns>The policy set, whose session has a program; null where it cannot be used.</returns>
    public static PolicyFolder? Use(CliContext context, string named, out int code)
    {
        var problems = new List<Diagnostic>();
        var folder = OpenAny(named, context.WorkingDirectory, problems);
        context.Report(problems);
        code = ExitCodes.Unreadable;
        return folder?.IsUsable(context, out code) == true ? folder : null;
    }

    /// <summary>Compiles the policy set, where that is not done yet, and reports what is wrong with it.</summary>
    /// <param name="context">Where to report.</param>
    /// <param name="code">The exit code; allowed where the policy set can be used.</param>
    public bool IsUsable(CliContext context, out int code)
    {
        context.Report(Session.Diagnostics);
        code = Session.Program is null ? ErrorCode : ExitCodes.Allowed;
        return code == ExitCodes.Allowed;
    }

    /// <summary>A path below the folder, or beside it, as seen from the working directory.</summary>
    public string PathOf(string policyFile) => SourceText.PathIn(Display, policyFile);

    private static string Inside(string display, string path) => path.Length == 0 ? display : $"{display}/{path}";
}
