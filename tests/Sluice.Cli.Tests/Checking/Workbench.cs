using System.Text;
using Sluice.Cli.Tests.Docs;

namespace Sluice.Cli.Tests.Checking;

/// <summary>A temporary folder in which the program runs, with a small policy set that knows every verdict.</summary>
internal sealed class Workbench : IDisposable
{
    /// <summary>The policy set: who receives something decides the verdict.</summary>
    public const string Policy = """
        category account { phone email }
        purpose support
        partner desk { in IE }
        partner panel { in IE }
        partner lab { in IE }
        partner shop { in IE }  // lint: allow unused_partner because nothing may go there
        subject attribute adult : boolean
        attribute reviewed : boolean
        rule help "Support needs to know whom it helps" { allow account to desk for support }
        rule adults { allow account to panel for support when adult }
        rule reviewed_only { allow account to lab for support when reviewed }

        """;

    public string Folder { get; } = Directory.CreateTempSubdirectory("sluice-bench-").FullName;

    /// <summary>A folder with the small policy set in <c>set</c>.</summary>
    public static Workbench WithPolicy() => new Workbench().Write("set/policy.sluice", Policy);

    /// <summary>A manifest of one field: desk is allowed, panel restricted, lab undetermined, shop denied.</summary>
    public static string Manifest(string name, string to) => $$"""
        transfer: {{name}}
        to: {{to}}
        purpose: support
        on: 2026-01-15
        datasets:
          tickets: { key: id, subject: { adult: adult }, fields: { phone: { category: account.phone } } }

        """;

    /// <summary>Writes a file.</summary>
    public Workbench Write(string file, string text)
    {
        var path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>Reads a file.</summary>
    public string Read(string file) => File.ReadAllText(PathOf(file));

    public bool Exists(string file) => File.Exists(PathOf(file));

    public void Delete(string file) => File.Delete(PathOf(file));

    /// <summary>Copies an example, and what it uses.</summary>
    public Workbench CopyExample(string name)
    {
        var policies = Path.Join(PageWorkspace.RepositoryRoot, "policies");
        foreach (var folder in new[] { name, "common" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Join(policies, folder), "*", SearchOption.AllDirectories))
            {
                Write(Path.Join("policies", Path.GetRelativePath(policies, file)), File.ReadAllText(file));
            }
        }

        return this;
    }

    /// <summary>Runs the program in the folder.</summary>
    public CommandRun Run(params string[] args) => Run(new BenchConsole(), args);

    /// <summary>Runs the program with something on standard input.</summary>
    public CommandRun RunWithInput(string input, params string[] args) => Run(new BenchConsole { Input = Encoding.UTF8.GetBytes(input) }, args);

    /// <summary>Runs the program at a console.</summary>
    public CommandRun Run(BenchConsole console, params string[] args) => RunIn(Folder, console, args);

    /// <summary>Runs the program in a folder.</summary>
    public static CommandRun RunIn(string folder, BenchConsole console, params string[] args)
    {
        var code = CliApp.Run(args, console, folder);
        return new CommandRun(code, console.Written.ToString(), console.Complained.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string PathOf(string file) => Path.Join(Folder, file);
}
