using System.Text;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Records.Diagnostics;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Filtering;

/// <summary>
/// The files of one run. Everything is written beside its place under another name and put in place together at the end. After a run the
/// folder holds what this run wrote, or nothing of any run: what an earlier one wrote and this one did not is removed, whether it may not
/// leave any more or the run failed.
/// </summary>
/// <param name="context">Where to report.</param>
/// <param name="root">The folder.</param>
internal sealed class OutputFolder(CliContext context, string root) : IDisposable
{
    // A new folder is put in place in one step; into one that is there, file after file, the report first taken away and last put in place.
    private readonly bool existed = Directory.Exists(root);
    private readonly List<OutputFile> files = [];
    private string[] names = [];
    private string[] inputs = [];
    private UnfinishedFolder? unfinished;
    private int added;

    /// <summary>Whether files of this run are in place.</summary>
    public bool IsInPlace { get; private set; }

    /// <summary>A folder for what does not fit into memory.</summary>
    public string Spill => Path.Combine(Unfinished, "spill");

    private string Unfinished => unfinished!.Path;

    private string Name => Path.GetFileName(root.TrimEnd(Path.DirectorySeparatorChar));

    private string Parent => Path.GetDirectoryName(root.TrimEnd(Path.DirectorySeparatorChar)) ?? root;

    /// <summary>Removes what runs that were killed have left here, and names it.</summary>
    public void RemoveLeftovers()
    {
        // Earlier versions called them by the numbers of a process and of a thread.
        var old = UnfinishedFolder.RemoveOld(root, ".sluice-*").Concat(UnfinishedFolder.RemoveOld(Parent, Name + ".*", IsOurs));
        context.Report(
            old.ToList()
                .Select(f =>
                    f.IsGone
                        ? Diagnostic.Create(RecordsDiagnostics.LeftoverRemoved, null, Shown(f.Path))
                        : Diagnostic.Create(RecordsDiagnostics.LeftoverStays, null, Shown(f.Path))
                )
        );
    }

    /// <summary>Says what belongs to the run, as far as it is known.</summary>
    /// <param name="all">The names of all files of the datasets, whether or not they are written today.</param>
    /// <param name="read">What is read, absolute: it stays, whatever it is called.</param>
    public void Expect(string[] all, string[] read) => (names, inputs) = (all, read);

    /// <summary>Makes the folder for what is not finished.</summary>
    public void Open()
    {
        unfinished = existed ? UnfinishedFolder.Make(root, ".sluice-") : UnfinishedFolder.Make(Parent, Name + ".sluice-");
        unfinished.Add("spill");
    }

    /// <summary>Where a file will be in the end.</summary>
    public string TargetOf(string name) => Path.Combine(root, name);

    /// <summary>Where to write a file for now.</summary>
    /// <param name="name">Its name in the folder, with <c>/</c>.</param>
    public string Add(string name) => Path.Combine(Unfinished, $"{added++}{Path.GetExtension(name)}");

    /// <summary>Sums up a file that has been written; no other is put in place.</summary>
    /// <param name="name">Its name in the folder.</param>
    /// <param name="temporary">Where it was written.</param>
    /// <param name="read">Is told how many bytes more have been summed up.</param>
    public FileDigest Finish(string name, string temporary, Action<int>? read = null)
    {
        var digest = FileDigest.Of(temporary, read);
        files.Add(
            new OutputFile(
                name,
                temporary,
                digest.Length,
                File.GetLastWriteTimeUtc(temporary),
                FileStatus.Of(temporary, follow: false) ?? default
            )
        );
        return digest;
    }

    /// <summary>Writes a report.</summary>
    public void Write(string name, string text)
    {
        var temporary = Add(name);
        File.WriteAllText(temporary, text, new UTF8Encoding(false));
        Finish(name, temporary);
    }

    /// <summary>Puts all files in place that have been finished, and removes what an earlier run left in their place.</summary>
    public void Commit()
    {
        if (files.FirstOrDefault(static f => !f.IsUnchanged) is { } changed)
        {
            throw new SpecialFileException($"{changed.Name} changed after it was written");
        }

        List<string> removed = [];
        AtomicFile.Uninterrupted(() =>
        {
            var placing = new FilePlacing(root, Unfinished);
            removed = existed ? placing.Replace(files, Stale()) : placing.PutNew(files);
            IsInPlace = true;
        });

        Say(removed);
    }

    /// <summary>Removes what this or an earlier run wrote, for nothing of it may be taken for what may leave today.</summary>
    public void Clear()
    {
        if (!Directory.Exists(root))
        {
            return;
        }

        List<string> removed = [];
        AtomicFile.Uninterrupted(() =>
        {
            files.Clear();
            var ours = EarlierRun.Of(root) is not null;
            removed = FilePlacing.Remove(root, [.. Stale(), .. ours ? EarlierRun.Reports : []]);
            IsInPlace = false;
        });
        Say(removed);
    }

    /// <inheritdoc/>
    public void Dispose() => unfinished?.Dispose();

    private List<string> Stale()
    {
        var written = files.Select(static f => f.Name).Concat(EarlierRun.Reports).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var read = inputs.Select(ContainedPath.Resolve).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var earlier = (EarlierRun.Of(root) ?? [])
            .Where(f => !written.Contains(f.Name) && EarlierRun.IsThere(TargetOf(f.Name), f.Sha256))
            .Select(static f => f.Name);
        return
        [
            .. names
                .Where(n => !written.Contains(n) && FileStatus.Of(TargetOf(n), follow: false) is { IsRegular: true })
                .Concat(earlier)
                .Distinct(StringComparer.Ordinal)
                .Where(n => !read.Contains(ContainedPath.Resolve(TargetOf(n))))
                .Order(StringComparer.Ordinal),
        ];
    }

    private void Say(List<string> removed)
    {
        if (removed.Count > 0)
        {
            context.Report([
                Diagnostic.Create(
                    RecordsDiagnostics.EarlierRemoved,
                    null,
                    string.Join(", ", removed.Select(n => $"`{Shown(TargetOf(n))}`"))
                ),
            ]);
        }
    }

    private bool IsOurs(string name) =>
        name[(Name.Length + 1)..] is var rest
        && (
            rest.StartsWith("sluice-", StringComparison.Ordinal)
            || (
                rest.Split('.')[0].Split('-') is [{ Length: > 0 } process, { Length: > 0 } thread]
                && process.All(char.IsAsciiDigit)
                && thread.All(char.IsAsciiDigit)
            )
        );

    private string Shown(string path) => DisplayPath.Of(path, path, context.WorkingDirectory);
}
