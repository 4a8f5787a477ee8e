using System.IO.Enumeration;
using Sluice.Cli.Hosting;

namespace Sluice.Cli.Files;

/// <summary>Walks a folder, in ordinal order, without running in circles where links lead back.</summary>
internal static class FileTree
{
    // Hidden files are files; what cannot be read is said.
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>All files below a folder, relative to it with <c>/</c>, sorted.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="unreadable">Takes folders that cannot be read, relative to the root, and why.</param>
    /// <param name="followLinks">Whether links to folders are entered; if not, links are listed as files.</param>
    public static List<string> Files(string root, Action<string, Exception> unreadable, bool followLinks = true)
    {
        var found = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Walk(root, RealPath(root, Path.GetFullPath(root)), "", found, seen, unreadable, followLinks);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static void Walk(
        string folder,
        string real,
        string prefix,
        List<string> found,
        HashSet<string> seen,
        Action<string, Exception> unreadable,
        bool followLinks
    )
    {
        if (!seen.Add(real))
        {
            return;
        }

        List<(string Name, bool IsFolder)> entries;
        try
        {
            entries =
            [
                .. new FileSystemEnumerable<(string Name, bool IsFolder)>(
                    folder,
                    (ref FileSystemEntry e) =>
                        (e.FileName.ToString(), e.IsDirectory && (followLinks || (e.Attributes & FileAttributes.ReparsePoint) == 0)),
                    Everything
                ),
            ];
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            unreadable(prefix.TrimEnd('/'), e);
            return;
        }

        // The order decides which of two names a linked folder is found under.
        entries.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (var (name, isFolder) in entries)
        {
            // The runtime puts one sign for all bytes that are none of UTF-8: two such files would have one name, and the second would be
            // passed over.
            if (name.Contains('\uFFFD', StringComparison.Ordinal))
            {
                unreadable(prefix + name, new SpecialFileException("its name is not UTF-8"));
                continue;
            }

            if (!isFolder)
            {
                found.Add(prefix + name);
                continue;
            }

            var inner = Path.Join(folder, name);
            var innerReal = RealPath(inner, Path.Join(real, name));
            if (!IsAbove(innerReal, real))
            {
                Walk(inner, innerReal, prefix + name + "/", found, seen, unreadable, followLinks);
            }
        }
    }

    private static string RealPath(string folder, string otherwise)
    {
        try
        {
            return Directory.ResolveLinkTarget(folder, returnFinalTarget: true)?.FullName.TrimEnd(Path.DirectorySeparatorChar) ?? otherwise;
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            return otherwise;
        }
    }

    private static bool IsAbove(string upper, string lower) =>
        lower.StartsWith(upper + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        || string.Equals(upper, lower, StringComparison.Ordinal);
}
