using System.Diagnostics;
using System.Globalization;
using System.Text;
using Sluice.Benchmarks.Starting;

namespace Sluice.Benchmarks;

/// <summary>
/// <c>sluice filter</c>, published as users have it, beside plain SQL over the same files, with the same engine, threads and memory. Each
/// measurement is a process of its own, so that its peak of memory is its own; Sluice and SQL take turns. All of the program counts, from
/// its start to its end; of SQL only the query.
/// </summary>
internal static class RowsBenchmark
{
    /// <summary>The word for it on the command line.</summary>
    public const string Word = "rows";

    private static readonly string[] Wanted = ["count-rows", "count", "write"];

    /// <summary>Measures everything, and writes the table.</summary>
    public static int Run(string[] args)
    {
        if (args.Length > 1 && args[1] == RowsMeasurement.Word)
        {
            return RowsMeasurement.Run(args[2..]);
        }

        var people = Option(args, "--people", 44_500_000);
        var repeat = (int)Option(args, "--repeat", 3);
        var kept = Said(args, "--keep");
        var folder = kept is null ? Directory.CreateTempSubdirectory("sluice-rows-").FullName : Directory.CreateDirectory(kept).FullName;
        try
        {
            var program = new ProgramBuilder(folder).Sluice(native: false)
                ?? throw new InvalidOperationException("the program cannot be published");
            var text = new StringBuilder(
                "| what | people | format | rules | SQL | Sluice | ratio | CPU: SQL | Sluice | ratio | peak: SQL | Sluice |\n|---|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n"
            );
            (long, int, string, string[])[] whole =
            [
                (people / 10, 5, "parquet", Wanted),
                (people, 5, "parquet", Wanted),
                (people, 50, "parquet", Wanted),
                (people, 500, "parquet", Wanted),
            ];
            (long, int, string, string[])[] formats =
            [
                (4_450_000, 5, "parquet", [RowsMeasurement.Digested]),
                (2_000_000, 5, "csv", [RowsMeasurement.Digested]),
                (2_000_000, 5, "jsonl", [RowsMeasurement.Digested]),
            ];
            foreach (var (size, rules, format, wanted) in args.Contains("--formats") ? formats : [.. whole, .. formats])
            {
                var workload = new RowsWorkload(folder, size, format);
                if (!File.Exists(workload.Manifest))
                {
                    workload.WriteRows();
                }

                workload.WritePolicy(rules);
                foreach (var what in wanted)
                {
                    var line = Line(program, folder, (size, format), rules, what, repeat);
                    Console.Write(line);
                    text.Append(line);
                }
            }

            File.WriteAllText("benchmarks-rows.md", text.ToString());
            return 0;
        }
        finally
        {
            if (kept is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static string Line(string program, string folder, (long Size, string Format) people, int rules, string what, int repeat)
    {
        var sql = new List<RowsMeasurement>();
        var sluice = new List<RowsMeasurement>();
        for (var i = 0; i < repeat; i++)
        {
            sql.Add(Measure(program, folder, people, rules, what, "sql"));
            sluice.Add(Measure(program, folder, people, rules, what, "sluice"));
            if (sql[^1].Rows != sluice[^1].Rows)
            {
                throw new InvalidOperationException($"SQL permits {sql[^1].Rows} rows, Sluice {sluice[^1].Rows}");
            }
        }

        var (wall, wallOfSluice) = (Median(sql, static m => m.Seconds), Median(sluice, static m => m.Seconds));
        var (cpu, cpuOfSluice) = (Median(sql, static m => m.Cpu), Median(sluice, static m => m.Cpu));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {people.Size:#,0} | {people.Format} | {rules} | {wall:0.0} s | {wallOfSluice:0.0} s | {wallOfSluice / wall:0.00} | {cpu:0.0} s | {cpuOfSluice:0.0} s | {cpuOfSluice / cpu:0.00} | {Median(sql, static m => m.Peak):#,0} MB | {Median(sluice, static m => m.Peak):#,0} MB |\n"
        );
    }

    private static RowsMeasurement Measure(
        string program,
        string folder,
        (long Size, string Format) people,
        int rules,
        string what,
        string who
    )
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(RowsBenchmark).Assembly.Location);
        }

        foreach (
            var argument in (string[])
                [
                    Word,
                    RowsMeasurement.Word,
                    folder,
                    people.Size.ToString(CultureInfo.InvariantCulture),
                    people.Format,
                    rules.ToString(CultureInfo.InvariantCulture),
                    what,
                    who,
                    program,
                ]
        )
        {
            start.ArgumentList.Add(argument);
        }

        using var child = Process.Start(start)!;
        var said = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? RowsMeasurement.Parse(said)
            : throw new InvalidOperationException($"{who} {what} ended with {child.ExitCode}: {said}");
    }

    private static double Median(List<RowsMeasurement> all, Func<RowsMeasurement, double> of) =>
        all.Select(of).Order().ElementAt(all.Count / 2);

    private static long Option(string[] args, string name, long otherwise) =>
        Said(args, name) is { } said ? long.Parse(said, CultureInfo.InvariantCulture) : otherwise;

    private static string? Said(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
