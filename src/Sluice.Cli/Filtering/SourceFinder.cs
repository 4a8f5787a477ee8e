using System.Collections.Immutable;
using Sluice.Cli.Files;
using Sluice.Cli.Io;
using Sluice.Core.Manifests;
using Sluice.Records.Engines;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Filtering;

/// <summary>Finds what a manifest names as a source: a file, a folder of parts or a pattern. All of it lies where it may lie, links followed.</summary>
/// <param name="home">The folder of the manifest.</param>
/// <param name="allowed">Further folders, absolute.</param>
/// <param name="diagnostics">Takes what stands against it.</param>
internal sealed class SourceFinder(string home, IReadOnlyList<string> allowed, DiagnosticBag diagnostics)
{
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
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.SourceOutside, source.Location, source.Value).WithHint("only files are read: copy it beside the manifest first"));
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
                diagnostics.Add(file.Format is null && !Directory.Exists(full)
                    ? Diagnostic.Create(RecordsDiagnostics.SourceFormat, source.Location, source.Value)
                    : Diagnostic.Create(RecordsDiagnostics.SourceUnreadable, source.Location, source.Value, file.FormatName, "it is not there"));
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
                diagnostics.Add(Diagnostic.Create(CommandDiagnostics.CannotRead, source.Location, part.Display, $"it is {special.Kind}, not a file"));
                return null;
            }
        }

        if (file.Format is { } format && file.Parts.All(p => RowFile.FormatOf(p.FullPath) == format))
        {
            return file;
        }

        var odd = file.Parts.First(p => file.Format is null || RowFile.FormatOf(p.FullPath) != file.Format);
        diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.SourceFormat, source.Location, odd.Display));
        return null;
    }

    private bool IsAllowed(string path, Located<string> source)
    {
        if (allowed.Prepend(home).Any(folder => ContainedPath.IsInside(path, folder)))
        {
            return true;
        }

        diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.SourceOutside, source.Location, source.Value).WithHint("`--allow-path DIR` allows a further folder"));
        return false;
    }

    /// <summary>The folder that a pattern starts in; the path itself where it is none.</summary>
    private static string Start(string path) => !Glob.IsGlob(path) ? path : Glob.Split(path).Start is { Length: > 0 } folder ? folder : ".";

    /// <summary>The files of a folder or pattern, by name. Programs that write parts put marks beside them that begin with <c>_</c> or <c>.</c>.</summary>
    private ImmutableArray<RowPart> Parts(string named, string full)
    {
        var slashed = DisplayPath.Slashes(named);
        var (shown, pattern) = Directory.Exists(full) ? (slashed.TrimEnd('/') + "/", "**") : Glob.IsGlob(slashed) ? Glob.Split(slashed) : ("", "");
        var start = Path.GetFullPath(shown.Length == 0 ? "." : shown, home);
        if (pattern.Length == 0 || !Directory.Exists(start))
        {
            return [];
        }

        var glob = new Glob(pattern);
        var files = FileTree.Files(start, static (_, e) => throw e).Where(f => glob.Matches(f) && !f.Split('/').Any(static n => n.StartsWith('_') || n.StartsWith('.'))).ToList();
        var partitions = new PartitionNames(files);
        return [.. files.Select(f => new RowPart(Path.Join(start, f), shown + partitions.Shown(f)))];
    }
}
