namespace Sluice.Dev.Files;

/// <summary>A working copy of the repository.</summary>
/// <param name="root">Its absolute path.</param>
internal sealed class Checkout(string root)
{
    private static readonly HashSet<string> MadeByBuilds = new(StringComparer.Ordinal)
    {
        "bin",
        "obj",
        "node_modules",
        "artifacts",
        "TestResults",
        "BenchmarkDotNet.Artifacts",
        ".git",
        ".vs",
        ".idea",
    };

    /// <summary>Its absolute path.</summary>
    public string Root => root;

    /// <summary>The one that a folder lies in; null where it lies in none.</summary>
    public static Checkout? Above(string folder)
    {
        for (var above = folder; above is not null; above = Path.GetDirectoryName(above))
        {
            if (File.Exists(Path.Join(above, "PolicyEngine.sln")))
            {
                return new Checkout(above);
            }
        }

        return null;
    }

    /// <summary>The absolute path of a file.</summary>
    /// <param name="file">Relative to the root, with <c>/</c>.</param>
    public string PathOf(string file) => Path.Join(root, file);

    /// <summary>The text of a file; empty where it is not there.</summary>
    public string Read(string file) => File.Exists(PathOf(file)) ? File.ReadAllText(PathOf(file)) : "";

    /// <summary>Whether a file is there, also under a name that a file system may take for the same.</summary>
    public bool Holds(string file) =>
        Directory.Exists(Path.GetDirectoryName(PathOf(file)))
        && Directory
            .EnumerateFileSystemEntries(Path.GetDirectoryName(PathOf(file))!)
            .Any(f => string.Equals(Path.GetFileName(f), Path.GetFileName(file), StringComparison.OrdinalIgnoreCase));

    /// <summary>The files below a folder, relative to the root with <c>/</c>, in ordinal order; nothing that a build makes.</summary>
    public IReadOnlyList<string> Files(string folder = "") =>
        [.. Walk(PathOf(folder)).Select(f => Path.GetRelativePath(root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Walk(string folder) =>
        !Directory.Exists(folder)
            ? []
            : Directory
                .EnumerateFiles(folder)
                .Concat(
                    Directory.EnumerateDirectories(folder).Where(static d => !MadeByBuilds.Contains(Path.GetFileName(d))).SelectMany(Walk)
                );
}
