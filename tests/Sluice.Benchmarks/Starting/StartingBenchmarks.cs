using Sluice.Cli;
using Sluice.Cli.Hosting;
using Sluice.Core.Binding;
using Sluice.Core.Serialization;
using Sluice.Testing;

namespace Sluice.Benchmarks.Starting;

/// <summary>
/// What a pipeline waits for: whole processes, from the start to the end, beside programs that do nothing. All take turns, so that the
/// machine's noise is in all of them; what each writes is compared with what the command writes in this process before it is timed.
/// </summary>
internal static class StartingBenchmarks
{
    private const int Rounds = 41;
    private const int MemoryRounds = 5;
    private const int Rules = 10_000;
    private const string EmptyNative = "an empty native program";
    private const string EmptyNet = "an empty .NET program";

    /// <summary>Builds, checks and measures; the rows of the table, or a line that says why there are none.</summary>
    public static string Run()
    {
        if (!ChildProcess.IsPossible)
        {
            return "\nStarts of whole programs are measured on Linux only.\n";
        }

        var folder = Directory.CreateTempSubdirectory("sluice-start-").FullName;
        try
        {
            var left = new List<string>();
            var programs = Programs(folder, left);
            foreach (var program in programs)
            {
                Verify(program, folder);
            }

            Measure(programs, Path.Join(folder, "output"));
            return string.Concat(
                    programs.Select(p =>
                        ResultTable.Row(
                            p.Name,
                            p.Rules,
                            p.Median,
                            p.Median / programs.First(f => f.Name == p.Floor).Median,
                            $"{p.Memory / 1e6:0.0} MB at once"
                        )
                    )
                ) + string.Concat(left.Select(static l => $"\n{l}\n"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<MeasuredProgram> Programs(string folder, List<string> left)
    {
        var builder = new ProgramBuilder(folder);
        var example = Path.Join(ProgramBuilder.Repository, "policies", "app_store_scoring");
        string[] main = ["check", Path.Join(example, "transfers", "app_store_daily.yaml"), "--policies", example];
        string[] mainCompiled = ["check", main[1], "--policies", Compile(example, Path.Join(folder, "example.slc"))];
        var (text, compiled) = TenThousandRules(folder);
        var programs = new List<MeasuredProgram>();
        if (builder.Empty(native: true) is { } empty && builder.Sluice(native: true) is { } native)
        {
            programs.Add(new MeasuredProgram(EmptyNative, 0, empty, [], EmptyNative));
            programs.Add(new MeasuredProgram("Sluice, native: the main example", 0, native, main, EmptyNative));
            programs.Add(new MeasuredProgram("Sluice, native: the main example, compiled", 0, native, mainCompiled, EmptyNative));
            programs.Add(new MeasuredProgram("Sluice, native: a compiled file", Rules, native, compiled, EmptyNative));
            programs.Add(new MeasuredProgram("Sluice, native: the same as text", Rules, native, text, EmptyNative));
        }
        else
        {
            left.Add("Native code cannot be built on this machine (it takes clang and zlib's headers), so its rows are left out.");
        }

        if (builder.Tool() is { } tool && builder.Empty(native: false) is { } net && builder.Sluice(native: false) is { } readyToRun)
        {
            programs.Add(new MeasuredProgram(EmptyNet, 0, net, [], EmptyNet));
            programs.Add(new MeasuredProgram("Sluice, the tool as installed: the main example", 0, tool, main, EmptyNet));
            programs.Add(new MeasuredProgram("Sluice, ReadyToRun: the main example", 0, readyToRun, main, EmptyNet));
        }
        else
        {
            left.Add("The tool could not be packed on this machine, so its rows are left out.");
        }

        return programs;
    }

    private static string Compile(string policies, string file)
    {
        if (CliApp.Run(["compile", policies, "-o", file], new FakeConsole(), Environment.CurrentDirectory) != ExitCodes.Allowed)
        {
            throw new InvalidOperationException($"{policies} does not compile");
        }

        return file;
    }

    private static (string[] Text, string[] Compiled) TenThousandRules(string folder)
    {
        var workload = new Workload(Rules);
        var policies = Directory.CreateDirectory(Path.Join(folder, "policies")).FullName;
        File.WriteAllText(Path.Join(policies, "policy.sluice"), workload.ToPolicy());
        var file = Path.Join(folder, "policies.slc");
        File.WriteAllBytes(
            file,
            PolicyFileWriter.Write(new PolicyFile(PolicyCompiler.Compile(new OneFile(workload.ToPolicy())), "policies"))
        );
        var manifest = Path.Join(folder, "one.yaml");
        File.WriteAllText(manifest, workload.ToManifest(0));
        return (["check", manifest, "--policies", policies], ["check", manifest, "--policies", file]);
    }

    private static void Verify(MeasuredProgram program, string folder)
    {
        var output = Path.Join(folder, "output");
        ChildProcess.Run(program.Path, program.Arguments, output, out var exitCode);
        if (program.Arguments.Count == 0)
        {
            return;
        }

        var console = new FakeConsole();
        var expected = CliApp.Run(program.Arguments, console, Environment.CurrentDirectory);
        if (exitCode != expected || File.ReadAllText(output) != console.Written.ToString())
        {
            throw new InvalidOperationException($"{program.Name} writes something else than the command in this process");
        }
    }

    private static void Measure(List<MeasuredProgram> programs, string output)
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var program in programs)
            {
                program.Times.Add(ChildProcess.Run(program.Path, program.Arguments, output, out _).TotalNanoseconds);
            }
        }

        foreach (var program in programs)
        {
            program.Memory = Enumerable
                .Range(0, MemoryRounds)
                .Select(_ => ChildProcess.PeakMemory(program.Path, program.Arguments, output))
                .Order()
                .ElementAt(MemoryRounds / 2);
        }
    }
}
