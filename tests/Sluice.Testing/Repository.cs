namespace Sluice.Testing;

/// <summary>The files of this repository, found upward from where the tests run.</summary>
public static class Repository
{
    private static readonly HashSet<string> NotOurs = new(StringComparer.Ordinal)
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
    public static string Root { get; } = FindRoot();

    /// <summary>All files below a folder, relative to the root with <c>/</c>, in ordinal order; nothing that a build makes.</summary>
    public static IEnumerable<string> Files(string folder = "") =>
        Walk(Path.Combine(Root, folder)).Select(static f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>All C# files that people wrote.</summary>
    public static IEnumerable<string> Sources() =>
        Files("src").Concat(Files("tests")).Where(static f => f.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>All project files.</summary>
    public static IEnumerable<string> Projects() =>
        Files("src").Concat(Files("tests")).Where(static f => f.EndsWith(".csproj", StringComparison.Ordinal));

    /// <summary>
    /// A source file as if it stood where it belongs: what differs between builds lies below <c>Variants/Full</c> and
    /// <c>Variants/Native</c>, in the folders of the project once more.
    /// </summary>
    public static string WithoutVariant(string file) =>
        file.Replace("/Variants/Full/", "/", StringComparison.Ordinal).Replace("/Variants/Native/", "/", StringComparison.Ordinal);

    /// <summary>The text of a file.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>The lines of a file.</summary>
    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    private static IEnumerable<string> Walk(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        return Directory
            .EnumerateFiles(folder)
            .Concat(Directory.EnumerateDirectories(folder).Where(static d => !NotOurs.Contains(Path.GetFileName(d))).SelectMany(Walk));
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PolicyEngine.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests read the repository: run them inside a checkout.");
    }
}
