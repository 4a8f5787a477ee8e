namespace Sluice.Cli.Tests.Docs;

/// <summary>A copy of what the pages talk about, so that their commands may write.</summary>
internal sealed class PageWorkspace : IDisposable
{
    private static readonly string[] Copied = ["policies", "grammar", "README.md"];

    public PageWorkspace()
    {
        foreach (var name in Copied)
        {
            Copy(Path.Combine(RepositoryRoot, name), Path.Combine(Folder, name));
        }
    }

    public static string RepositoryRoot { get; } = FindRoot();

    public string Folder { get; } = Directory.CreateTempSubdirectory("sluice-pages-").FullName;

    /// <summary>Writes a file that a page shows.</summary>
    public void Write(string file, IEnumerable<string> lines)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Concat(lines.Select(static l => l + "\n")));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static void Copy(string from, string to)
    {
        if (File.Exists(from))
        {
            File.Copy(from, to);
        }
        else if (Directory.Exists(from) && Path.GetFileName(from) != "node_modules")
        {
            Directory.CreateDirectory(to);
            foreach (var entry in Directory.EnumerateFileSystemEntries(from))
            {
                Copy(entry, Path.Combine(to, Path.GetFileName(entry)));
            }
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PolicyEngine.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests read the repository: run them inside a checkout.");
    }
}
