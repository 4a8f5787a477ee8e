namespace Sluice.LanguageServer.Model;

/// <summary>
/// From the addresses that editors write to paths and back: text to text, the same on every machine for the same platform.
/// </summary>
internal static class FileAddress
{
    /// <summary>
    /// Whether the texts at an address are the server's business: files and texts that are to become files, not those of a version control
    /// or a comparison.
    /// </summary>
    public static bool IsServed(string uri, bool windows) => IsUntitled(uri) || PathOf(uri, windows) is not null;

    /// <summary>Whether an address is that of a text without a file.</summary>
    public static bool IsUntitled(string uri) => uri.StartsWith("untitled:", StringComparison.OrdinalIgnoreCase);

    /// <summary>The path at an address of the scheme <c>file</c>, with <c>/</c> on every platform; null for everything else.</summary>
    /// <param name="uri">
    /// The address as the editor writes it: <c>file:///c%3A/a</c>, <c>file:///C:/a</c>, <c>file://server/share/a</c>.
    /// </param>
    /// <param name="windows">Whether paths begin with the letter of a drive, and a backslash parts folders.</param>
    public static string? PathOf(string uri, bool windows)
    {
        const string Scheme = "file://";
        if (!uri.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = uri.AsSpan(Scheme.Length);
        rest = rest.IndexOfAny('?', '#') is >= 0 and var end ? rest[..end] : rest;
        var slash = rest.IndexOf('/');
        if (slash < 0)
        {
            return null;
        }

        var host = Uri.UnescapeDataString(rest[..slash].ToString());
        var path = Uri.UnescapeDataString(rest[slash..].ToString());
        path = windows ? path.Replace('\\', '/') : path;
        if (path.Contains('\0'))
        {
            return null;
        }

        if (host.Length > 0 && !host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            return "//" + host + WithoutDots(path);
        }

        if (windows && path.StartsWith("//", StringComparison.Ordinal))
        {
            return "/" + WithoutDots(path[1..]);
        }

        // The letter of a drive has two spellings, its colon as well; one file must have one path.
        return windows && path.Length > 2 && char.IsAsciiLetter(path[1]) && path[2] is ':' or '|' && (path.Length == 3 || path[3] == '/')
            ? char.ToUpperInvariant(path[1]) + ":" + (path.Length > 3 ? WithoutDots(path[3..]) : "/")
            : WithoutDots(path);
    }

    /// <summary>The address of a path; a text without a file has none but its own.</summary>
    /// <inheritdoc cref="PathOf" path="/param[@name='windows']"/>
    public static string UriOf(string path, bool windows) =>
        path.StartsWith("//", StringComparison.Ordinal) ? "file:" + Escaped(path)
        : path.StartsWith('/') ? "file://" + Escaped(path)
        : windows && path.Length > 1 && path[1] == ':' ? "file:///" + path[..2] + Escaped(path[2..])
        : path;

    private static string Escaped(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string WithoutDots(string path)
    {
        if (!path.Contains("/.", StringComparison.Ordinal))
        {
            return path;
        }

        var parts = new List<string>();
        var all = path[1..].Split('/');
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i] is not ("." or ".."))
            {
                parts.Add(all[i]);
                continue;
            }

            if (all[i] == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }

            if (i == all.Length - 1)
            {
                parts.Add("");
            }
        }

        return "/" + string.Join('/', parts);
    }
}
