using Sluice.Cli.Hosting;

namespace Sluice.Cli.Files;

/// <summary>Where paths lead once all links are followed.</summary>
internal static class ContainedPath
{
    /// <summary>Whether a path is a folder, or lies in it or below it, links followed; not where they cannot be followed.</summary>
    public static bool IsInside(string path, string folder) =>
        TryResolve(path)?.TrimEnd(Path.DirectorySeparatorChar) is { } inner
        && TryResolve(folder)?.TrimEnd(Path.DirectorySeparatorChar) is { } outer
        && (inner == outer || inner.StartsWith(outer + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    /// <summary>
    /// The absolute path with every link on the way followed; as it is where one leads in a circle or may not be looked at.
    /// </summary>
    public static string Resolve(string path) => TryResolve(path) ?? Path.GetFullPath(path);

    private static string? TryResolve(string path)
    {
        try
        {
            return Follow(path);
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            return null;
        }
    }

    private static string Follow(string path)
    {
        var full = Path.GetFullPath(path);
        var resolved = Path.GetPathRoot(full)!;
        foreach (var part in full[resolved.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Join(resolved, part);
            FileSystemInfo info = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            resolved = info.LinkTarget is null ? next : Follow(info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? next);
        }

        return resolved;
    }
}
