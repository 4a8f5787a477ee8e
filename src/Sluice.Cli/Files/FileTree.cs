namespace Sluice.Cli.Files;

/// <summary>Walks a folder, in ordinal order, without running in circles where links lead back.</summary>
internal static class FileTree
{
    /// <summary>All files below a folder, relative to it with <c>/</c>, sorted.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="unreadable">Takes folders that cannot be read, relative to the root, and why.</param>
    public static List<string> Files(string root, Action<string, Exception> unreadable)
    {
        var found = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Walk(new DirectoryInfo(root), RealPath(new DirectoryInfo(root), Path.GetFullPath(root)), "", found, seen, unreadable);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static void Walk(
        DirectoryInfo folder, string real, string prefix, List<string> found, HashSet<string> seen, Action<string, Exception> unreadable)
    {
        if (!seen.Add(real))
        {
            return;
        }

        FileSystemInfo[] entries;
        try
        {
            entries = folder.GetFileSystemInfos();
        }
        catch (Exception e) when (Io.SystemMessage.IsRefusal(e))
        {
            unreadable(prefix.TrimEnd('/'), e);
            return;
        }

        // The order decides which of two names a linked folder is found under.
        Array.Sort(entries, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (var entry in entries)
        {
            if (entry is not DirectoryInfo inner)
            {
                found.Add(prefix + entry.Name);
                continue;
            }

            var innerReal = RealPath(inner, Path.Join(real, inner.Name));
            if (!IsAbove(innerReal, real))
            {
                Walk(inner, innerReal, prefix + inner.Name + "/", found, seen, unreadable);
            }
        }
    }

    private static string RealPath(DirectoryInfo folder, string otherwise)
    {
        try
        {
            return folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName.TrimEnd(Path.DirectorySeparatorChar) ?? otherwise;
        }
        catch (IOException)
        {
            return otherwise;
        }
    }

    private static bool IsAbove(string upper, string lower) =>
        lower.StartsWith(upper + Path.DirectorySeparatorChar, StringComparison.Ordinal) || string.Equals(upper, lower, StringComparison.Ordinal);
}
