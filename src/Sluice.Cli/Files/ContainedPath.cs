namespace Sluice.Cli.Files;

/// <summary>Where paths lead once all links are followed.</summary>
internal static class ContainedPath
{
    /// <summary>Whether a path is a folder, or lies in it or below it, links followed.</summary>
    public static bool IsInside(string path, string folder)
    {
        var inner = Resolve(path).TrimEnd(Path.DirectorySeparatorChar);
        var outer = Resolve(folder).TrimEnd(Path.DirectorySeparatorChar);
        return inner == outer || inner.StartsWith(outer + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    /// <summary>The absolute path with every link on the way followed.</summary>
    public static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        var resolved = Path.GetPathRoot(full)!;
        foreach (var part in full[resolved.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Join(resolved, part);
            FileSystemInfo info = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            resolved = info.LinkTarget is null ? next : Resolve(info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? next);
        }

        return resolved;
    }
}
