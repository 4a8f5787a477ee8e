using System.IO.Enumeration;

namespace Sluice.Cli.Files;

/// <summary>A pattern of a path below a folder: <c>*</c> and <c>?</c> within a name, <c>**</c> for any folders.</summary>
/// <param name="pattern">The pattern, with <c>/</c>.</param>
internal sealed class Glob(string pattern)
{
    private readonly string[] parts = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a path is meant as a pattern.</summary>
    public static bool IsGlob(string path) => path.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>The folder to start in and the pattern below it.</summary>
    public static (string Start, string Pattern) Split(string path)
    {
        var first = path.AsSpan().IndexOfAny('*', '?');
        var slash = path.LastIndexOf('/', first);
        return slash < 0 ? ("", path) : (path[..(slash + 1)], path[(slash + 1)..]);
    }

    /// <summary>Whether a path below the starting folder fits.</summary>
    public bool Matches(string path) => Matches(path.Split('/'), 0, 0);

    private bool Matches(string[] path, int at, int part)
    {
        while (part < parts.Length && parts[part] != "**")
        {
            if (
                at == path.Length
                || !FileSystemName.MatchesSimpleExpression(
                    parts[part].Replace("\\", "\\\\", StringComparison.Ordinal),
                    path[at],
                    ignoreCase: false
                )
            )
            {
                return false;
            }

            at++;
            part++;
        }

        if (part == parts.Length)
        {
            return at == path.Length;
        }

        for (var next = at; next <= path.Length; next++)
        {
            if (Matches(path, next, part + 1))
            {
                return true;
            }
        }

        return false;
    }
}
