namespace Sluice.Cli.Hosting;

/// <summary>Paths as outputs show them: with <c>/</c> and never absolute.</summary>
internal static class DisplayPath
{
    /// <summary>The path for output.</summary>
    /// <param name="path">The path, absolute or relative to the working directory.</param>
    /// <param name="named">What the user wrote to get there.</param>
    /// <param name="workingDirectory">The working directory.</param>
    public static string Of(string path, string named, string workingDirectory)
    {
        var full = Path.GetFullPath(path, workingDirectory);
        if (IsStream(full))
        {
            return full;
        }

        var relative = Slashes(Path.GetRelativePath(workingDirectory, full));
        var outside = Path.IsPathRooted(relative) || relative == ".." || relative.StartsWith("../", StringComparison.Ordinal);
        return outside && (Path.IsPathRooted(named) || Path.IsPathRooted(relative)) ? Path.GetFileName(full) : relative;
    }

    /// <summary>
    /// Whether it is a name that the system has for a stream or a device: alike everywhere, and only whole does it say what it is.
    /// </summary>
    private static bool IsStream(string full) =>
        full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal);

    /// <summary>The path with <c>/</c> on every system.</summary>
    public static string Slashes(string path) => Path.DirectorySeparatorChar == '/' ? path : path.Replace(Path.DirectorySeparatorChar, '/');
}
