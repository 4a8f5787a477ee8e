using System.Collections.Immutable;
using Sluice.Cli.Checking;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Cli.Rendering;
using Sluice.Cli.Snapshots;
using Sluice.Core.Evaluation;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Verifying;

/// <summary>Compares the verdicts of policy folders with the accepted ones beside their manifests.</summary>
/// <param name="context">The console.</param>
/// <param name="allowScripts">Whether fact scripts may run.</param>
/// <param name="update">Whether to write what is decided now.</param>
/// <param name="withChanges">Whether to look for what would change a verdict.</param>
internal sealed class SnapshotVerifier(CliContext context, bool allowScripts, bool update, bool withChanges = false)
{
    private readonly List<Diagnostic> said = [];
    private readonly List<ManifestOutcome> outcomes = [];
    private int same;
    private int asBefore;
    private int exitCode;

    /// <summary>Verifies a folder, and writes where that is asked for; what is wrong is reported.</summary>
    public static FolderReport Verify(CliContext context, string named, bool allowScripts, bool update, bool withChanges = false) =>
        new SnapshotVerifier(context, allowScripts, update, withChanges).Verify(named);

    private FolderReport Verify(string named)
    {
        var problems = new List<Diagnostic>();
        var folder = PolicyFolder.Open(named, context.WorkingDirectory, problems);
        var display = DisplayPath.Of(named, named, context.WorkingDirectory);

        // A folder elsewhere, named absolutely, is shown by its last name: paths below it would no longer tell two manifests apart.
        var full = Path.GetFullPath(named, context.WorkingDirectory);
        var isShown =
            Path.GetFullPath(display, context.WorkingDirectory).TrimEnd(Path.DirectorySeparatorChar)
            == full.TrimEnd(Path.DirectorySeparatorChar);
        var finder = new ManifestFinder(isShown ? context.WorkingDirectory : full);
        finder.Add(isShown ? Path.Join(named, PolicyFolderLayout.Transfers) : PolicyFolderLayout.Transfers);
        problems.AddRange(finder.Problems);
        var manifests = Unshared(full, finder.Found, problems);
        var check = new CheckRun(context.Io, null, allowScripts) { WithChanges = withChanges }.Run(folder, manifests, problems);
        exitCode = check.ExitCode is ExitCodes.PolicyErrors or ExitCodes.Unreadable ? check.ExitCode : exitCode;
        if (check.ExitCode != ExitCodes.PolicyErrors && folder is not null)
        {
            foreach (var manifest in manifests.Where(m => !HasErrors(check, m)))
            {
                ImmutableArray<TransferVerdict> verdicts = [.. check.Verdicts.Where(v => v.Manifest.Source.Path == manifest.Display)];
                if (!ShareNames(verdicts))
                {
                    Compare(folder, manifest, SnapshotOf(full, manifest), verdicts);
                }
            }

            Orphans(folder, finder.Found.Select(m => SnapshotOf(full, m)).ToHashSet(StringComparer.Ordinal));
        }

        return new FolderReport(
            display,
            finder.Found.Length,
            same,
            asBefore,
            update,
            [.. outcomes],
            check with
            {
                Diagnostics = [.. check.Diagnostics, .. said],
            },
            exitCode
        );
    }

    private static bool HasErrors(CheckReport report, NamedFile manifest) =>
        report.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error && d.File == manifest.Display);

    // Some systems take names that differ only in case, or in how an accent is written, for one.
    private static ImmutableArray<NamedFile> Unshared(string folder, ImmutableArray<NamedFile> manifests, List<Diagnostic> problems)
    {
        var shared = manifests
            .GroupBy(m => Normalized(SnapshotOf(folder, m)).ToUpperInvariant(), StringComparer.Ordinal)
            .Where(static g => g.Count() > 1)
            .ToList();
        problems.AddRange(
            shared.Select(static g => Diagnostic.Create(CommandDiagnostics.SnapshotShared, null, g.First().Display, g.Last().Display))
        );
        return [.. manifests.Except(shared.SelectMany(static g => g))];
    }

    /// <summary>Whether two of some transfers would be taken for one.</summary>
    private bool ShareNames(ImmutableArray<TransferVerdict> verdicts)
    {
        foreach (var shared in verdicts.GroupBy(static v => v.Manifest.Name.Value, StringComparer.Ordinal).Where(static g => g.Count() > 1))
        {
            said.Add(
                Diagnostic
                    .Create(CommandDiagnostics.TransferShared, shared.Last().Manifest.Name.Location, shared.Key)
                    .WithRelated(shared.First().Manifest.Name.Location, $"`{shared.Key}` stands here first")
            );
            exitCode = ExitCodes.Worse(exitCode, ExitCodes.Unreadable);
        }

        return verdicts.DistinctBy(static v => v.Manifest.Name.Value, StringComparer.Ordinal).Count() < verdicts.Length;
    }

    private static string Normalized(string name)
    {
        try
        {
            return name.Normalize();
        }
        catch (ArgumentException)
        {
            return name;
        }
    }

    /// <summary>The accepted verdict of a manifest without its ending, relative to the policy folder.</summary>
    private static string SnapshotOf(string folder, NamedFile manifest)
    {
        var below = DisplayPath.Slashes(Path.GetRelativePath(Path.Join(folder, PolicyFolderLayout.Transfers), manifest.FullPath!));
        return $"{PolicyFolderLayout.Verdicts}/{below[..below.LastIndexOf('.')]}";
    }

    private void Compare(PolicyFolder folder, NamedFile manifest, string stem, ImmutableArray<TransferVerdict> verdicts)
    {
        var (file, old) = (stem + VerdictFile.Ending, stem + JsonVerdictReader.Ending);
        List<AcceptedTransfer> now = [.. verdicts.Select(AcceptedVerdict.Of)];
        var text = VerdictFile.Write(now);
        var found = exitCode;
        var before = Read(folder, file);
        if (before is not null)
        {
            var problems = new List<Diagnostic>();
            var accepted = VerdictFile.Read(before, problems);
            if (problems.Count == 0 && SayTheSame(accepted, now))
            {
                same++;
                asBefore += now.Count;
                Write(folder, file, text, unless: before.NormalContent == text);
                return;
            }

            said.AddRange(update ? [] : problems);
            Differs(
                CommandDiagnostics.SnapshotDiffers,
                folder,
                manifest,
                file,
                SnapshotComparer.Compare(accepted, now, verdicts),
                verdicts
            );
        }
        else if (exitCode != found)
        {
            // It is there and cannot be read, so it cannot be compared.
            return;
        }
        else if (Read(folder, old) is { } json && JsonVerdictReader.Read(json.Content) is { } earlier)
        {
            var today = JsonVerdictReader.Of(verdicts);
            if (SayTheSame(earlier, today))
            {
                same++;
                asBefore += now.Count;
                Note(CommandDiagnostics.SnapshotOld, manifest.Display, folder.PathOf(file), [], verdicts, folder.PathOf(old));
            }
            else
            {
                Differs(
                    CommandDiagnostics.SnapshotDiffers,
                    folder,
                    manifest,
                    old,
                    SnapshotComparer.Compare(earlier, today, verdicts),
                    verdicts
                );
            }

            if (Write(folder, file, text))
            {
                Remove(folder, old);
            }

            return;
        }
        else
        {
            Note(
                CommandDiagnostics.SnapshotMissing,
                manifest.Display,
                folder.PathOf(file),
                [.. now.Select(static n => new TransferDifference(n.Name, new VerdictChange(null, n.Verdict), [], []))],
                verdicts,
                manifest.Display,
                folder.PathOf(file)
            );
        }

        Write(folder, file, text);
    }

    private static bool SayTheSame(List<AcceptedTransfer> accepted, List<AcceptedTransfer> now) =>
        accepted.Count == now.Count && now.TrueForAll(n => accepted.Find(a => a.Name == n.Name)?.SaysTheSame(n) == true);

    private void Differs(
        DiagnosticDescriptor kind,
        PolicyFolder folder,
        NamedFile manifest,
        string file,
        List<TransferDifference> transfers,
        ImmutableArray<TransferVerdict> verdicts
    )
    {
        asBefore += transfers.Count(static t => t.IsNone);
        Note(
            kind,
            manifest.Display,
            folder.PathOf(Path.ChangeExtension(file, VerdictFile.Ending)),
            [.. transfers.Where(static t => !t.IsNone)],
            verdicts,
            manifest.Display,
            folder.PathOf(file)
        );
    }

    private void Orphans(PolicyFolder folder, HashSet<string> known)
    {
        var root = Path.Join(folder.FullPath, PolicyFolderLayout.Verdicts);
        if (!Directory.Exists(root))
        {
            return;
        }

        if (FileStatus.Of(root, follow: false) is { IsLink: true })
        {
            Leave(folder, PolicyFolderLayout.Verdicts);
            return;
        }

        foreach (
            var file in FileTree
                .Files(root, static (_, _) => { }, followLinks: false)
                .Select(static f => $"{PolicyFolderLayout.Verdicts}/{f}")
        )
        {
            var isOld = file.EndsWith(JsonVerdictReader.Ending, StringComparison.Ordinal);
            if (!isOld && !file.EndsWith(VerdictFile.Ending, StringComparison.Ordinal))
            {
                continue;
            }

            // The earlier form belongs to a manifest as long as it stands alone; the comparison has looked at it then.
            var stem = file[..file.LastIndexOf('.')];
            var belongs = known.Contains(stem) && (!isOld || !File.Exists(Path.Join(folder.FullPath, stem + VerdictFile.Ending)));
            if (!belongs)
            {
                Orphan(folder, file, isOld);
            }
        }
    }

    private void Orphan(PolicyFolder folder, string file, bool isOld)
    {
        if (!IsVerdict(folder, file, isOld, out var transfers))
        {
            Leave(folder, file);
            return;
        }

        Note(
            CommandDiagnostics.SnapshotOrphaned,
            folder.PathOf(file),
            folder.PathOf(file),
            isOld ? [] : [.. transfers.Select(static t => new TransferDifference(t.Name, new VerdictChange(t.Verdict, null), [], []))],
            [],
            folder.PathOf(file)
        );
        Remove(folder, file);
    }

    private SourceText? Read(PolicyFolder folder, string file)
    {
        try
        {
            OwnFolder.RefuseLinks(folder.FullPath, file);
            var path = Path.Join(folder.FullPath, file);
            if (!File.Exists(path))
            {
                return null;
            }

            // What is no text says nothing, which differs from whatever is decided.
            return SourceDecoder.TryDecode(folder.PathOf(file), BoundedReader.Read(path), out _) ?? new SourceText(folder.PathOf(file), "");
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            Fail(CommandDiagnostics.CannotRead, folder.PathOf(file), e);
            return null;
        }
    }

    private static bool IsVerdict(PolicyFolder folder, string file, bool isOld, out List<AcceptedTransfer> transfers)
    {
        transfers = [];
        try
        {
            OwnFolder.RefuseLinks(folder.FullPath, file);
            var problems = new List<Diagnostic>();
            if (SourceDecoder.TryDecode(file, BoundedReader.Read(Path.Join(folder.FullPath, file)), out _) is not { } source)
            {
                return false;
            }

            var read = isOld ? JsonVerdictReader.Read(source.Content) : VerdictFile.Read(source, problems);
            transfers = read ?? [];
            return read is not null && problems.Count == 0;
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            return false;
        }
    }

    private void Leave(PolicyFolder folder, string file)
    {
        said.Add(Diagnostic.Create(CommandDiagnostics.NoVerdict, null, folder.PathOf(file)));
        exitCode = ExitCodes.Worse(exitCode, ExitCodes.SnapshotDiffers);
    }

    private void Note(
        DiagnosticDescriptor kind,
        string file,
        string snapshot,
        ImmutableArray<TransferDifference> transfers,
        ImmutableArray<TransferVerdict> verdicts,
        params ReadOnlySpan<object> args
    )
    {
        var places = verdicts
            .DistinctBy(static v => v.Manifest.Name.Value, StringComparer.Ordinal)
            .ToDictionary(static v => v.Manifest.Name.Value, static v => v.Manifest.Location, StringComparer.Ordinal);
        outcomes.Add(new ManifestOutcome(kind, Diagnostic.Create(kind, null, args).Message, file, snapshot, transfers) { Places = places });
        if (!update && kind.Severity == DiagnosticSeverity.Error)
        {
            exitCode = ExitCodes.Worse(exitCode, ExitCodes.SnapshotDiffers);
        }
    }

    private bool Write(PolicyFolder folder, string file, string text, bool unless = false) =>
        update && !unless && Change(folder.PathOf(file), () => OwnFolder.Write(folder.FullPath, file, text));

    private void Remove(PolicyFolder folder, string file)
    {
        if (update)
        {
            Change(folder.PathOf(file), () =>
            {
                OwnFolder.RefuseLinks(folder.FullPath, file);
                File.Delete(Path.Join(folder.FullPath, file));
            });
        }
    }

    private bool Change(string file, Action change)
    {
        try
        {
            change();
            return true;
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            Fail(CommandDiagnostics.CannotWrite, file, e);
            return false;
        }
    }

    private void Fail(DiagnosticDescriptor kind, string file, Exception e)
    {
        said.Add(Diagnostic.Create(kind, null, file, SystemMessage.Of(e)));
        exitCode = ExitCodes.Worse(exitCode, ExitCodes.Unreadable);
    }
}
