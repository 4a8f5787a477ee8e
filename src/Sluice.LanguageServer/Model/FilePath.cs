namespace Sluice.LanguageServer.Model;

/// <summary>Paths as texts with <c>/</c>, whatever the system.</summary>
internal static class FilePath
{
    private static readonly string[] ManifestEndings = [".yaml", ".yml", ".json", ".jsonl"];

    public static bool IsPolicy(string path) => path.EndsWith(".sluice", StringComparison.OrdinalIgnoreCase);

    public static bool IsManifest(string path) => Array.Exists(ManifestEndings, e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>The folder a file lies in; empty at the top.</summary>
    public static string Folder(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "" : path[..slash];
    }

    public static bool IsBelow(string path, string folder) => folder.Length == 0 || path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>The path as seen from a folder; begins with <c>../</c> where it lies outside.</summary>
    public static string Relative(string folder, string path)
    {
        if (folder.Length == 0)
        {
            return path;
        }

        var from = folder.Split('/');
        var to = path.Split('/');
        var same = 0;
        while (same < from.Length && same < to.Length - 1 && from[same] == to[same])
        {
            same++;
        }

        return string.Concat(Enumerable.Repeat("../", from.Length - same)) + string.Join('/', to[same..]);
    }

    /// <summary>The reverse of <see cref="Relative"/>.</summary>
    public static string Absolute(string folder, string relative)
    {
        var parts = folder.Length == 0 ? [] : folder.Split('/').ToList();
        foreach (var part in relative.Split('/'))
        {
            if (part == ".." && parts is [.., not ("" or "..")])
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part == ".." && parts is [.., ""])
            {
                // Above the top there is nothing.
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>The path of an address as editors on this machine write it; what is no file is called by its address.</summary>
    public static string Of(string uri) => FileAddress.PathOf(uri, OperatingSystem.IsWindows()) ?? uri;

    /// <summary>The address of a path on this machine.</summary>
    public static string ToUri(string path) => FileAddress.UriOf(path, OperatingSystem.IsWindows());
}
