using Sluice.Cli;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Dev.Generating;
using Sluice.Dev.Printing;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Dev;

/// <summary>
/// The program of those who work on Sluice: makes what is made from code, and shows what the parser and the compiler make of a text.
/// </summary>
internal static class DevApp
{
    private const string Usage = """
        Usage:
          generate [--check]                make all files anew that are made from code; --check only says which differ
          print tree FILE...                the syntax tree of policy files
          print symbols FOLDER...           the names of a policy set, by kind
          print program FOLDER...           the rules as they decide
          print sql MANIFEST --policies DIR --dialect DIALECT   what `sluice sql` prints

        """;

    /// <summary>Runs a command line.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="io">The console.</param>
    /// <param name="folder">The working directory; `generate` wants one inside the checkout.</param>
    /// <returns>0 when it is done; 1 when `--check` finds a difference or a policy has errors; 2 for wrong usage.</returns>
    public static int Run(string[] args, IConsoleIo io, string folder)
    {
        var code = args switch
        {
            ["generate"] => Generate(io, folder, write: true),
            ["generate", "--check"] => Generate(io, folder, write: false),
            ["print", "tree", _, ..] => PrintTrees(args[2..], io, folder),
            ["print", "symbols", _, ..] => PrintSets(args[2..], io, folder, SymbolPrinter.Print),
            ["print", "program", _, ..] => PrintSets(args[2..], io, folder, ProgramPrinter.Print),
            ["print", "sql", _, ..] => CliApp.Run(["sql", .. args[2..]], io, folder),
            _ => Refuse(io, Usage),
        };
        io.Out.Flush();
        return code;
    }

    private static int Generate(IConsoleIo io, string folder, bool write)
    {
        var root = folder;
        while (!File.Exists(Path.Join(root, "PolicyEngine.sln")))
        {
            if (Path.GetDirectoryName(root) is not { } above)
            {
                return Refuse(io, "generate runs inside a checkout of the repository\n");
            }

            root = above;
        }

        var differing = GeneratedFiles.Differing(root);
        foreach (var (path, text) in differing)
        {
            io.Out.Write(path + "\n");
            if (write)
            {
                File.WriteAllText(Path.Join(root, path), text);
            }
        }

        return differing.Count > 0 && !write ? 1 : 0;
    }

    private static int PrintTrees(IEnumerable<string> files, IConsoleIo io, string folder)
    {
        foreach (var file in files)
        {
            var path = Path.GetFullPath(file, folder);
            if (!File.Exists(path))
            {
                return Refuse(io, $"{file} is not there\n");
            }

            if (SourceDecoder.TryDecode(file, File.ReadAllBytes(path), out var problem) is not { } source)
            {
                return Refuse(io, problem + "\n");
            }

            io.Out.Write(TreePrinter.Print(source));
        }

        return 0;
    }

    private static int PrintSets(IEnumerable<string> folders, IConsoleIo io, string folder, Func<Core.Binding.Compilation, string> print)
    {
        var context = new CliContext(io, folder, "never");
        foreach (var named in folders)
        {
            if (PolicyFolder.Use(context, named, out _) is not { } policies)
            {
                return 1;
            }

            io.Out.Write(print(policies.Session.Compilation));
        }

        return 0;
    }

    private static int Refuse(IConsoleIo io, string text)
    {
        io.Error.Write(text);
        return 2;
    }
}
