using System.Diagnostics;
using Sluice.Cli;
using Sluice.Cli.Hosting;
using Sluice.Dev.Files;
using Sluice.Dev.Generating;
using Sluice.Dev.Printing;
using Sluice.Dev.Running;
using Sluice.Dev.Scaffolding;

namespace Sluice.Dev;

/// <summary>
/// The program of those who work on Sluice: begins new things, makes what is made from code, accepts outputs, runs what has to hold, and
/// shows what the parser and the compiler make of a text.
/// </summary>
/// <param name="io">The console.</param>
/// <param name="folder">The working directory; all but `print` wants one inside the checkout.</param>
/// <param name="start">Runs a program to its end and gives its exit code.</param>
internal sealed class DevApp(IConsoleIo io, string folder, Func<ProcessStartInfo, int> start)
{
    private const string Usage = """
        Usage:
          new rule NAME                     a lint rule that works, its line in the list, its section of the page, its cases
          new command NAME                  a command that works, its line in the list, its cases
          new dialect NAME                  a dialect of SQL, its line in the list, its cases
          new case STAGE NAME               a page of cases
          generate [--check]                make all files anew that are made from code; --check only says which differ
          accept [FILTER]                   let the tests write the outputs they hold to files, and say which files changed
          check                             what has to hold before a change goes in: .ci/run
          print tree FILE...                the syntax tree of policy files
          print symbols FOLDER...           the names of a policy set, by kind
          print program FOLDER...           the rules as they decide
          print sql MANIFEST --policies DIR --dialect DIALECT   what `sluice sql` prints

        """;

    /// <summary>Runs a command line.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>
    /// 0 when it is done; 1 when `--check` finds a difference or a policy has errors; 2 for wrong usage; of `accept` and `check` what the
    /// tests end with.
    /// </returns>
    public int Run(string[] args)
    {
        var code = args switch
        {
            ["new", "rule" or "command" or "dialect" or "case", ..] => Inside("new", checkout => Begin(args[1..], checkout)),
            ["generate"] => Inside("generate", checkout => Generate(checkout, write: true)),
            ["generate", "--check"] => Inside("generate", checkout => Generate(checkout, write: false)),
            ["accept"] => Inside("accept", checkout => Accept(checkout, null)),
            ["accept", var filter] when !filter.StartsWith('-') => Inside("accept", checkout => Accept(checkout, filter)),
            ["check"] => Inside("check", Check),
            ["print", "tree", _, ..] => PolicyPrinter.PrintTrees(args[2..], io, folder),
            ["print", "symbols", _, ..] => PolicyPrinter.PrintSets(args[2..], io, folder, SymbolPrinter.Print),
            ["print", "program", _, ..] => PolicyPrinter.PrintSets(args[2..], io, folder, ProgramPrinter.Print),
            ["print", "sql", _, ..] => CliApp.Run(["sql", .. args[2..]], io, folder),
            ["--help" or "-h" or "help"] => Say(Usage),
            _ => Refuse(Usage),
        };
        io.Out.Flush();
        return code;
    }

    private int Inside(string command, Func<Checkout, int> run) =>
        Checkout.Above(folder) is { } checkout ? run(checkout) : Refuse($"{command} runs inside a checkout of the repository\n");

    private int Begin(string[] args, Checkout checkout)
    {
        if (args is not (["rule" or "command" or "dialect", _] or ["case", _, _]))
        {
            return Refuse(Usage);
        }

        var name = args[^1];
        if (ScaffoldName.Problem(name) is { } wrong)
        {
            return Refuse(wrong + "\n");
        }

        var problem = "";
        var scaffold = args[0] switch
        {
            "rule" => RuleScaffold.Make(checkout, name, out problem),
            "command" => CommandScaffold.Make(checkout, name, out problem),
            "dialect" => DialectScaffold.Make(checkout, name, out problem),
            _ => CaseScaffold.Make(checkout, args[1], name, out problem),
        };
        if (scaffold is null)
        {
            return Refuse(problem + "\n");
        }

        var report = scaffold.Report(checkout);
        try
        {
            scaffold.Write(checkout);
        }
        catch (IOException e)
        {
            return Refuse($"nothing is written: {e.Message}\n");
        }

        return Say(report);
    }

    private int Generate(Checkout checkout, bool write)
    {
        var differing = GeneratedFiles.Differing(checkout);
        foreach (var (path, text) in differing)
        {
            io.Out.Write(path + "\n");
            if (write)
            {
                AtomicFile.Write(checkout.PathOf(path), text);
            }
        }

        return differing.Count > 0 && !write ? 1 : 0;
    }

    private int Accept(Checkout checkout, string? filter) =>
        AcceptRun.IsAllowed(io)
            ? AcceptRun.Run(checkout, filter, io, start)
            : Refuse("accept is refused where CI is set: run it on your own machine, and read what changed\n");

    // One list of what has to hold: the script says it, on every machine.
    private int Check(Checkout checkout) =>
        OperatingSystem.IsWindows()
            ? Refuse("check runs .ci/run, which needs Linux or macOS\n")
            : start(new ProcessStartInfo("bash", [".ci/run"]) { WorkingDirectory = checkout.Root });

    private int Say(string text)
    {
        io.Out.Write(text);
        return 0;
    }

    private int Refuse(string text)
    {
        io.Error.Write(text);
        return 2;
    }
}
