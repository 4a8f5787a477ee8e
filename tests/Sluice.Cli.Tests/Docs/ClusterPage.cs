using Sluice.Cli.Tests.Pipelines;
using Sluice.Testing;

namespace Sluice.Cli.Tests.Docs;

/// <summary>The page on Trino and Spark: its files, its recipes, and a folder to run them in.</summary>
internal sealed class ClusterPage : IDisposable
{
    private readonly TemporaryFolder bench = new();
    private readonly Shell shell;

    public ClusterPage()
    {
        Text = File.ReadAllText(Path.Join(Repository.Root, "policies", "trino-and-spark.md"));
        Blocks = FencedBlock.Read(Text.Split('\n'));
        foreach (var block in Blocks.Where(static b => b.File is not null))
        {
            bench.Write(block.File!, TextOf(block));
        }

        shell = new Shell(bench.Folder);
    }

    /// <summary>All that stands in it.</summary>
    public string Text { get; }

    /// <summary>All its blocks.</summary>
    public IReadOnlyList<FencedBlock> Blocks { get; }

    /// <summary>The only block of a language in which a word stands.</summary>
    public string Block(string language, string word) =>
        TextOf(Blocks.Single(b => b.Language == language && TextOf(b).Contains(word, StringComparison.Ordinal)));

    /// <summary>Puts a program beside <c>sluice</c>.</summary>
    public void Program(string name, string script)
    {
        bench.Write($".programs/{name}", "#!/bin/sh\n" + script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                Path.Join(bench.Folder, ".programs", name),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
    }

    /// <summary>Runs a script in the folder.</summary>
    public CommandRun Run(string script, IReadOnlyDictionary<string, string>? variables = null) => shell.Script(script, variables);

    /// <summary>A file that a script wrote.</summary>
    public string Read(string file) => bench.Read(file);

    /// <summary>Makes a folder.</summary>
    public void Folder(string name) => Directory.CreateDirectory(Path.Join(bench.Folder, name));

    public void Dispose() => bench.Dispose();

    private static string TextOf(FencedBlock block) => string.Concat(block.Lines.Select(static l => l + "\n"));
}
