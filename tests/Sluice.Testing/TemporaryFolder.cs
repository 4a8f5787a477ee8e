using System.Text;
using Sluice.Cli;

namespace Sluice.Testing;

/// <summary>The workspace of a test: a folder of its own that goes away with it, and the program to run there.</summary>
public sealed class TemporaryFolder : IDisposable
{
    // What the commands of the pages are about.
    private static readonly string[] Pages = ["policies", "grammar", "README.md"];

    /// <summary>Its absolute path.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("sluice-test-").FullName;

    /// <summary>A folder with a copy of what the pages of documentation talk about, so that their commands may write.</summary>
    public static TemporaryFolder OfPages() => new TemporaryFolder().Copy(Pages);

    /// <summary>Runs the program in a folder.</summary>
    internal static CommandRun RunIn(string folder, FakeConsole console, params string[] args)
    {
        var code = CliApp.Run(args, console, folder);
        return new CommandRun(code, console.Written.ToString(), console.Complained.ToString());
    }

    /// <summary>The absolute path of a file.</summary>
    public string PathOf(string file) => Path.Join(Folder, file);

    /// <summary>Writes a file, and the folders it lies in.</summary>
    public TemporaryFolder Write(string file, string text)
    {
        var path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>Reads a file.</summary>
    public string Read(string file) => File.ReadAllText(PathOf(file));

    /// <summary>Whether a file or folder is there.</summary>
    public bool Exists(string path) => Path.Exists(PathOf(path));

    /// <summary>Deletes a file.</summary>
    public void Delete(string file) => File.Delete(PathOf(file));

    /// <summary>Copies files and folders of the repository to the same places.</summary>
    public TemporaryFolder Copy(params string[] paths)
    {
        foreach (var path in paths)
        {
            string[] files = File.Exists(Path.Join(Repository.Root, path)) ? [path] : [.. Repository.Files(path)];
            foreach (var file in files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
                File.Copy(Path.Join(Repository.Root, file), PathOf(file), overwrite: true);
            }
        }

        return this;
    }

    /// <summary>Copies an example, and what it uses.</summary>
    public TemporaryFolder CopyExample(string name) => Copy("policies/" + name, "policies/common");

    /// <summary>Runs the program in the folder.</summary>
    public CommandRun Run(params string[] args) => Run(new FakeConsole(), args);

    /// <summary>Runs the program with something on standard input.</summary>
    public CommandRun RunWithInput(string input, params string[] args) =>
        Run(new FakeConsole { Input = Encoding.UTF8.GetBytes(input) }, args);

    /// <summary>Runs the program at a console.</summary>
    internal CommandRun Run(FakeConsole console, params string[] args) => RunIn(Folder, console, args);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
