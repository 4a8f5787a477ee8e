using System.Diagnostics;
using System.Globalization;
using Sluice.Benchmarks.Starting;
using Sluice.Testing;

namespace Sluice.Benchmarks;

/// <summary>
/// <c>sluice filter --engine spark --into</c> on one running Spark, beside the very statements that it hands over, run there by hand, and
/// the one among them that makes the table. A dataset of users with a segment and a country, and consent records for some of them. No row
/// passes through Sluice: nothing but the report lies on the disk afterwards.
/// </summary>
internal static class ClusterBenchmark
{
    /// <summary>The word for it on the command line.</summary>
    public const string Word = "cluster";

    private const int Rules = 5;

    /// <summary>Measures, and writes the table.</summary>
    public static int Run(string[] args)
    {
        var people = Number(args, "--people", 10_000_000);
        var repeat = (int)Number(args, "--repeat", 3);
        var folder = Directory.CreateTempSubdirectory("sluice-cluster-").FullName;
        var session = Path.Combine(Engine(folder), "session");
        try
        {
            var program = Text(args, "--program")
                ?? new ProgramBuilder(folder).Sluice(native: false)
                ?? throw new InvalidOperationException("the program cannot be published");
            var workload = new RowsWorkload(folder, people, "parquet");
            workload.WritePolicy(Rules);
            File.WriteAllText(Path.Combine(folder, "transfer.yaml"), RowsWorkload.TableManifest);

            // What it says while it starts ends the start with an error; whether it runs the next statement shows.
            Shell(
                $"SPARK_MASTER='local[2]' SPARK_MEMORY=4g SPARK_WAREHOUSE='{folder}/warehouse' '{session}' start '{folder}/session' > /dev/null 2>&1 || true"
            );
            Ask(session, folder, workload.SparkTables);
            var client = Path.Combine(folder, "client.sh");
            File.WriteAllText(
                client,
                $"#!/bin/sh\nn=$(ls '{folder}'/statement-* 2> /dev/null | wc -l)\ncp \"$2\" '{folder}'/statement-$(printf %03d $n).sql\nexec '{session}' sql '{folder}/session' -f \"$2\"\n"
            );
            Shell($"chmod +x '{client}'");

            var (whole, hand, make) = (new List<double>(), new List<double>(), new List<double>());
            for (var i = 0; i <= repeat; i++)
            {
                Ask(session, folder, "DROP TABLE IF EXISTS outgoing");
                Shell($"rm -rf '{folder}'/statement-* '{folder}/out'");
                var seconds = Shell(
                    $"cd '{folder}' && '{program}' filter transfer.yaml --policies '{workload.Policy(Rules)}' --engine spark --submit '{client}' --into outgoing --out out > said.txt 2>&1 || {{ cat said.txt >&2; exit 1; }}"
                );
                Ask(session, folder, "DROP TABLE IF EXISTS outgoing");
                var statements = Directory
                    .GetFiles(folder, "statement-*.sql")
                    .Order(StringComparer.Ordinal)
                    .Select(f =>
                        (
                            Seconds: Shell($"'{session}' sql '{folder}/session' -f '{f}' > /dev/null"),
                            Makes: File.ReadAllText(f).Contains("CREATE TABLE", StringComparison.Ordinal)
                        )
                    )
                    .ToList();

                // The first round warms the engine up for all that follow: by hand it would be asked second, when its code is compiled.
                if (i == 0)
                {
                    continue;
                }

                whole.Add(seconds);
                hand.Add(statements.Sum(static s => s.Seconds));
                make.Add(statements.Where(static s => s.Makes).Sum(static s => s.Seconds));
            }

            var (a, b, c) = (Median(whole), Median(hand), Median(make));
            var table = string.Create(
                CultureInfo.InvariantCulture,
                $"| people | filter --into | its statements by hand | ratio | the one that makes the table | ratio |\n|--:|--:|--:|--:|--:|--:|\n| {people:#,0} | {a:0.0} s | {b:0.0} s | {a / b:0.00} | {c:0.0} s | {a / c:0.00} |\n"
            );
            Console.Write(table);
            File.WriteAllText("benchmarks-cluster.md", table);
            return 0;
        }
        finally
        {
            Shell($"'{session}' end '{folder}/session'");
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Engine(string folder)
    {
        var engines = Environment.GetEnvironmentVariable("SLUICE_ENGINES")
            ?? Path.Combine(ProgramBuilder.Repository, "..", "shared", "engines");
        if (!File.Exists(Path.Combine(engines, "unpack")))
        {
            return Path.Combine(engines, "spark");
        }

        Shell($"'{engines}/unpack' '{folder}' spark");
        return Path.Combine(folder, "spark");
    }

    private static void Ask(string session, string folder, string sql)
    {
        var file = Path.Combine(folder, "ask.sql");
        File.WriteAllText(file, sql + ";\n");
        Shell($"'{session}' sql '{folder}/session' -f '{file}' > /dev/null");
    }

    private static double Shell(string command)
    {
        var clock = Stopwatch.StartNew();
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]))!;
        shell.WaitForExit();
        return shell.ExitCode == 0
            ? clock.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"exit code {shell.ExitCode}: {command}");
    }

    private static double Median(List<double> all) => all.Order().ElementAt(all.Count / 2);

    private static long Number(string[] args, string name, long otherwise) =>
        Text(args, name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static string? Text(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
