using System.Collections.Immutable;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Hosting;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Files;

/// <summary>Turns what the user named (files, folders, globs, <c>-</c>) into files, each once, in a fixed order.</summary>
/// <param name="workingDirectory">What relative paths are relative to.</param>
/// <param name="wanted">Which files of a folder are meant.</param>
/// <param name="none">What is reported of a folder or a glob without any.</param>
/// <param name="followLinks">Whether links to folders are entered; not where the files are written again.</param>
internal abstract class FileFinder(string workingDirectory, Func<string, bool> wanted, DiagnosticDescriptor none, bool followLinks = true)
{
    private readonly Dictionary<string, NamedFile> found = new(StringComparer.Ordinal);

    /// <summary>The command that would read standard input instead; null where none would.</summary>
    public string? Command { get; init; }

    /// <summary>What was wrong with what the user named.</summary>
    public List<Diagnostic> Problems { get; } = [];

    /// <summary>The files, sorted by the path that outputs show, however they were named.</summary>
    public ImmutableArray<NamedFile> Found => [.. found.Values.Order(ByDisplay)];

    private static Comparer<NamedFile> ByDisplay { get; } =
        Comparer<NamedFile>.Create(
            static (l, r) =>
                string.CompareOrdinal(l.Display, r.Display) is var order && order != 0
                    ? order
                    : string.CompareOrdinal(l.FullPath, r.FullPath)
        );

    /// <summary>Adds one thing the user named.</summary>
    public void Add(string named)
    {
        if (named == "-")
        {
            found.TryAdd("-", new NamedFile(null, NamedFile.InputName) { Command = Command });
            return;
        }

        try
        {
            var full = Path.GetFullPath(named, workingDirectory);
            if (Directory.Exists(full))
            {
                AddMatching(named, full, wanted);
            }
            else if (Glob.IsGlob(named) && !File.Exists(full))
            {
                var (start, pattern) = Glob.Split(DisplayPath.Slashes(named));
                var root = Path.GetFullPath(start.Length == 0 ? "." : start, workingDirectory);
                var glob = new Glob(pattern);
                AddMatching(named, root, glob.Matches);
            }
            else if (Path.Exists(full) && named.Length > 0)
            {
                AddFile(full, named, Command);
            }
            else
            {
                Problems.Add(Diagnostic.Create(CommandDiagnostics.NotFound, null, Shown(full, named)));
            }
        }
        catch (ArgumentException)
        {
            Problems.Add(Diagnostic.Create(CommandDiagnostics.NotFound, null, named.Replace("\0", "", StringComparison.Ordinal)));
        }
    }

    /// <summary>Whether a file that a folder or a glob comes upon is not meant, whatever its name; one named by itself always is.</summary>
    protected virtual bool IsLeftOut(string path) => false;

    private void AddMatching(string named, string root, Func<string, bool> matches)
    {
        var before = (found.Count, Problems.Count);
        var any = false;
        if (Directory.Exists(root))
        {
            foreach (var file in FileTree.Files(root, Unreadable, followLinks).Where(matches))
            {
                if (!IsLeftOut(Path.Join(root, file)))
                {
                    any = true;
                    AddFile(Path.Join(root, file), named);
                }
            }
        }

        if (!any && before.Item2 == Problems.Count)
        {
            Problems.Add(Diagnostic.Create(none, null, Shown(named, named)));
        }

        void Unreadable(string path, Exception e) =>
            Problems.Add(Diagnostic.Create(CommandDiagnostics.CannotRead, null, Shown(Path.Join(root, path), named), SystemMessage.Of(e)));
    }

    private void AddFile(string path, string named, string? command = null)
    {
        var full = Path.GetFullPath(path, workingDirectory);
        found.TryAdd(full, new NamedFile(full, Shown(full, named)) { Command = command });
    }

    private string Shown(string path, string named) => DisplayPath.Of(path, named, workingDirectory);
}
