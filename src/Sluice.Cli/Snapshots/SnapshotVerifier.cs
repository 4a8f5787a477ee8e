using System.Collections.Immutable;
using System.Text;
using Sluice.Cli.Checking;
using Sluice.Cli.Commands;
using Sluice.Cli.Files;
using Sluice.Cli.Io;
using Sluice.Cli.Rendering;
using Sluice.Core.Evaluation;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Snapshots;

/// <summary>Compares the verdicts of one policy folder with the accepted ones beside its manifests.</summary>
/// <param name="context">The console.</param>
/// <param name="allowScripts">Whether fact scripts may run.</param>
/// <param name="update">Whether to accept what is decided now.</param>
internal sealed class SnapshotVerifier(CliContext context, bool allowScripts, bool update)
{
    private const string Folder = "verdicts";

    private readonly TextPage page = new(context.ColourOut);
    private int same;
    private int exitCode;

    /// <summary>Verifies a folder and prints what differs.</summary>
    /// <returns>The exit code it asks for.</returns>
    public int Verify(string named)
    {
        var problems = new List<Diagnostic>();
        var folder = PolicyFolder.Open(named, context.WorkingDirectory, problems);
        var display = DisplayPath.Of(named, named, context.WorkingDirectory);
        var finder = new ManifestFinder(Path.GetFullPath(named, context.WorkingDirectory));
        finder.Add(PolicyFolderFinder.Transfers);
        problems.AddRange(finder.Problems);
        var manifests = Unshared(finder.Found, problems);

        // Paths in accepted verdicts are relative to the policy folder, so that it can be verified from anywhere.
        var report = new Gate(context.Io, null, allowScripts).Run(folder, manifests, problems);
        context.Report(report.Diagnostics);
        if (report.ExitCode is ExitCodes.PolicyErrors or ExitCodes.Unreadable)
        {
            exitCode = report.ExitCode;
        }

        if (report.ExitCode != ExitCodes.PolicyErrors && folder is not null)
        {
            foreach (var manifest in manifests.Where(m => !HasErrors(report, m)))
            {
                Compare(folder, manifest, [.. report.Verdicts.Where(v => v.Manifest.Source.Path == manifest.Display)]);
            }

            Orphans(folder, finder.Found);
        }

        var result = $"{display}: {VerdictWords.Plural(finder.Found.Length, "manifest")}, {same} as accepted";
        context.Io.Out.Write(VisibleText.Of(result) + "\n" + page);
        return exitCode;
    }

    private static bool HasErrors(CheckReport report, NamedFile manifest) =>
        report.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error && (d.Location?.Path == manifest.Display || d.Message.Contains($"`{manifest.Display}`", StringComparison.Ordinal)));

    private static ImmutableArray<NamedFile> Unshared(ImmutableArray<NamedFile> manifests, List<Diagnostic> problems)
    {
        var shared = manifests.GroupBy(SnapshotOf, StringComparer.Ordinal).Where(static g => g.Count() > 1).ToList();
        problems.AddRange(shared.Select(static g => Diagnostic.Create(CommandDiagnostics.SnapshotShared, null, g.First().Display, g.Last().Display)));
        return [.. manifests.Except(shared.SelectMany(static g => g))];
    }

    /// <summary>The accepted verdict of a manifest, relative to the policy folder.</summary>
    private static string SnapshotOf(NamedFile manifest)
    {
        var below = manifest.Display[(PolicyFolderFinder.Transfers.Length + 1)..];
        return $"{Folder}/{below[..below.LastIndexOf('.')]}.json";
    }

    private void Compare(PolicyFolder folder, NamedFile manifest, ImmutableArray<TransferVerdict> verdicts)
    {
        var snapshot = SnapshotOf(manifest);
        var path = Path.Join(folder.FullPath, snapshot);
        var now = JsonText.Of(json =>
        {
            json.WriteStartObject();
            VerdictJson.WriteAll(json, verdicts);
            json.WriteEndObject();
        });
        var before = Read(folder, path, snapshot);
        if (before is not null && before.ReplaceLineEndings("\n").TrimStart('\uFEFF') == now)
        {
            same++;
            return;
        }

        var lines = before is null ? [.. verdicts.Select(static v => $"{v.Manifest.Name.Value}: {Verdicts.NameOf(v.Verdict)}")] : Changes(before, now);
        var kind = before is null ? CommandDiagnostics.SnapshotMissing : lines.Count == 0 ? CommandDiagnostics.SnapshotStale : CommandDiagnostics.SnapshotDiffers;
        Note(kind, lines, manifest.Display, snapshot);
        if (update)
        {
            Change(snapshot, () => OwnFolder.Write(folder.FullPath, snapshot, now));
        }
    }

    private static List<string> Changes(string before, string now) =>
        AcceptedReader.Read(before) is { } accepted
            ? SnapshotComparer.Compare(accepted, AcceptedReader.Read(now)!)
            : ["the accepted verdict is not a verdict document"];

    private void Orphans(PolicyFolder folder, ImmutableArray<NamedFile> manifests)
    {
        var root = Path.Join(folder.FullPath, Folder);
        if (!Directory.Exists(root))
        {
            return;
        }

        var known = manifests.Select(SnapshotOf).ToHashSet(StringComparer.Ordinal);
        if (FileStatus.Of(root, follow: false) is { IsLink: true })
        {
            Leave(Folder);
            return;
        }

        foreach (var file in FileTree.Files(root, static (_, _) => { }, followLinks: false).Select(static f => $"{Folder}/{f}"))
        {
            if (file.EndsWith(".json", StringComparison.Ordinal) && !known.Contains(file))
            {
                if (!IsVerdict(folder, file))
                {
                    Leave(file);
                    continue;
                }

                Note(CommandDiagnostics.SnapshotOrphaned, [], file);
                if (update)
                {
                    Change(file, () => File.Delete(Path.Join(folder.FullPath, file)));
                }
            }
        }
    }

    private string? Read(PolicyFolder folder, string path, string snapshot)
    {
        try
        {
            OwnFolder.RefuseLinks(folder.FullPath, snapshot);
            return File.Exists(path) ? Encoding.UTF8.GetString(BoundedReader.Read(path)) : null;
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            Fail(CommandDiagnostics.CannotRead, snapshot, e);
            return null;
        }
    }

    private bool IsVerdict(PolicyFolder folder, string file)
    {
        try
        {
            OwnFolder.RefuseLinks(folder.FullPath, file);
            return AcceptedReader.Read(Encoding.UTF8.GetString(BoundedReader.Read(Path.Join(folder.FullPath, file)))) is not null;
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            return false;
        }
    }

    private void Leave(string file)
    {
        context.Report([Diagnostic.Create(CommandDiagnostics.NoVerdict, null, file)]);
        exitCode = ExitCodes.Worse(exitCode, ExitCodes.SnapshotDiffers);
    }

    private void Note(DiagnosticDescriptor kind, List<string> lines, params ReadOnlySpan<object> args)
    {
        var diagnostic = Diagnostic.Create(kind, null, args);
        page.Line($"{(update ? "accepted" : kind.Id)}: {diagnostic.Message}", 2, 4, diagnostic.Message, TextPage.Bold);
        page.Lines(lines, 4);
        if (!update)
        {
            exitCode = ExitCodes.Worse(exitCode, ExitCodes.SnapshotDiffers);
        }
    }

    private void Change(string file, Action change)
    {
        try
        {
            change();
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            Fail(CommandDiagnostics.CannotWrite, file, e);
        }
    }

    private void Fail(DiagnosticDescriptor kind, string file, Exception e)
    {
        context.Report([Diagnostic.Create(kind, null, file, SystemMessage.Of(e))]);
        exitCode = ExitCodes.Worse(exitCode, ExitCodes.Unreadable);
    }
}
