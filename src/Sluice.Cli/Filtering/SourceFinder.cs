using System.Collections.Immutable;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Core.Model;
using Sluice.Records.Diagnostics;
using Sluice.Records.Engines;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Filtering;

/// <summary>
/// Finds what a manifest names as a source: a file, a folder of parts or a pattern. All of it lies where it may lie, links followed.
/// </summary>
/// <param name="home">The folder of the manifest.</param>
/// <param name="allowed">Further folders, absolute.</param>
/// <param name="diagnostics">Takes what stands against it.</param>
internal sealed class SourceFinder(string home, IReadOnlyList<string> allowed, DiagnosticBag diagnostics)
{
    // What Hive and all who write such folders call the one of rows whose value is not known.
    private const string NoValue = "__HIVE_DEFAULT_PARTITION__";

    /// <summary>The source; null when something has been reported.</summary>
    public RowFile? Find(Located<string> source)
    {
        try
        {
            return Search(source);
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            diagnostics.Add(Diagnostic.Create(CommandDiagnostics.CannotRead, source.Location, source.Value, SystemMessage.Of(e)));
            return null;
        }
    }

    private RowFile? Search(Located<string> source)
    {
        if (source.Value.Contains("://", StringComparison.Ordinal))
        {
            diagnostics.Add(
                Diagnostic
                    .Create(RecordsDiagnostics.SourceOutside, source.Location, source.Value)
                    .WithHint("only files are read: copy it beside the manifest first")
            );
            return null;
        }

        var full = Path.GetFullPath(source.Value, home);
        var file = new RowFile(full, source.Value, source.Location);
        // An outsider learns nothing of what is there and what is not, and no folder outside is ever looked into.
        if (!IsAllowed(Path.GetFullPath(Start(DisplayPath.Slashes(source.Value)), home), source))
        {
            return null;
        }

        if (!File.Exists(full))
        {
            var parts = Parts(source.Value, full);
            if (parts.IsEmpty)
            {
                diagnostics.Add(
                    file.Format is null && !Directory.Exists(full)
                        ? Diagnostic.Create(RecordsDiagnostics.SourceFormat, source.Location, source.Value)
                        : Diagnostic.Create(
                            RecordsDiagnostics.SourceUnreadable,
                            source.Location,
                            source.Value,
                            file.FormatName,
                            "it is not there"
                        )
                );
                return null;
            }

            file = file with { Parts = parts };
        }

        if (!file.Parts.All(p => IsAllowed(p.FullPath, source)))
        {
            return null;
        }

        foreach (var part in file.Parts)
        {
            if (FileStatus.Of(part.FullPath, follow: true) is { IsRegular: false } special)
            {
                diagnostics.Add(
                    Diagnostic.Create(CommandDiagnostics.CannotRead, source.Location, part.Display, $"it is {special.Kind}, not a file")
                );
                return null;
            }
        }

        // What is written has one ending, so that all that is read is compressed and divided alike.
        if (file.Parts.FirstOrDefault(p => file.Format is null || !file.IsLike(p)) is not { } odd)
        {
            return file;
        }

        diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.SourceFormat, source.Location, odd.Display));
        return null;
    }

    private bool IsAllowed(string path, Located<string> source)
    {
        if (allowed.Prepend(home).Any(folder => ContainedPath.IsInside(path, folder)))
        {
            return true;
        }

        diagnostics.Add(
            Diagnostic
                .Create(RecordsDiagnostics.SourceOutside, source.Location, source.Value)
                .WithHint("`--allow-path DIR` allows a further folder")
        );
        return false;
    }

    /// <summary>The folder that a pattern starts in; the path itself where it is none.</summary>
    private static string Start(string path) =>
        !Glob.IsGlob(path) ? path
        : Glob.Split(path).Start is { Length: > 0 } folder ? folder
        : ".";

    /// <summary>
    /// The files of a folder or pattern, by name. Programs that write parts put marker files beside them whose names begin with <c>_</c> or
    /// <c>.</c>.
    /// </summary>
    private ImmutableArray<RowPart> Parts(string named, string full)
    {
        var slashed = DisplayPath.Slashes(named);
        var (shown, pattern) =
            Directory.Exists(full) ? (slashed.TrimEnd('/') + "/", "**")
            : Glob.IsGlob(slashed) ? Glob.Split(slashed)
            : ("", "");
        var start = Path.GetFullPath(shown.Length == 0 ? "." : shown, home);
        if (pattern.Length == 0 || !Directory.Exists(start))
        {
            return [];
        }

        var glob = new Glob(pattern);
        var files = FileTree.Files(start, static (_, e) => throw e).Where(f => glob.Matches(f) && !f.Split('/').Any(IsMark)).ToList();
        var partitions = new PartitionNames(files);
        return [.. files.Select(f => new RowPart(Path.Join(start, f), shown + partitions.Shown(f)) { Partition = PartitionOf(f) })];
    }

    private static bool IsMark(string name) =>
        name.StartsWith('.') || (name.StartsWith('_') && !name.Contains('=', StringComparison.Ordinal));

    /// <summary>What the folders of a file such as <c>country=KR</c> say of its rows.</summary>
    private static ImmutableArray<(string Column, string? Value)> PartitionOf(string file) =>
        [
            .. file.Split('/')[..^1]
                .Where(static n => n.IndexOf('=', StringComparison.Ordinal) > 0)
                .Select(static n => n.Split('=', 2))
                .Select(static p =>
                    (Uri.UnescapeDataString(p[0]), p[1].Length == 0 || p[1] == NoValue ? null : Uri.UnescapeDataString(p[1]))
                ),
        ];
}
