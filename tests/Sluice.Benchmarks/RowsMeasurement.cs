using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Sluice.Benchmarks.Starting;

namespace Sluice.Benchmarks;

/// <summary>One measurement, made in a process of its own.</summary>
/// <param name="Rows">How many rows are permitted.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Cpu">How long the cores worked for it.</param>
/// <param name="Peak">The most memory the process had, in MB.</param>
internal sealed partial record RowsMeasurement(long Rows, double Seconds, double Cpu, double Peak)
{
    /// <summary>The word for it on the command line.</summary>
    public const string Word = "measure";

    /// <summary>Writing, and the digests of all files by the one who writes SQL too.</summary>
    public const string Digested = "write-digests";

    /// <summary>Makes it: folder, people, format, rules, what, who, program.</summary>
    public static int Run(string[] args)
    {
        var workload = new RowsWorkload(args[0], long.Parse(args[1], CultureInfo.InvariantCulture), args[2]);
        var (rules, what, who) = (int.Parse(args[3], CultureInfo.InvariantCulture), args[4], args[5]);
        var made = who == "sql" ? OfSql(workload, rules, what) : OfSluice(workload, args[0], rules, what, args[6]);
        Console.WriteLine(
            string.Join(
                ' ',
                ((double[])[made.Rows, made.Seconds, made.Cpu, made.Peak]).Select(static n => n.ToString("R", CultureInfo.InvariantCulture))
            )
        );
        return 0;
    }

    /// <summary>Reads it.</summary>
    public static RowsMeasurement Parse(string line)
    {
        var numbers = line.Split(' ').Select(static n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return new RowsMeasurement((long)numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /// <summary>
    /// From opening the database to the answer, and with the digests of what was read and written where that is asked for: starting this
    /// process is not the query's.
    /// </summary>
    private static RowsMeasurement OfSql(RowsWorkload workload, int rules, string what)
    {
        using var self = Process.GetCurrentProcess();
        var (clock, before) = (Stopwatch.StartNew(), self.TotalProcessorTime);
        var rows = RunSql(workload, rules, what);
        foreach (var path in what == Digested ? workload.Read.Append(workload.Target) : [])
        {
            using var file = File.OpenRead(path);
            _ = SHA256.HashData(file);
        }

        var seconds = clock.Elapsed.TotalSeconds;
        self.Refresh();
        return new RowsMeasurement(rows, seconds, (self.TotalProcessorTime - before).TotalSeconds, self.PeakWorkingSet64 / 1e6);
    }

    private static long RunSql(RowsWorkload workload, int rules, string what)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        var writes = what is "write" or Digested;
        command.CommandText = workload.Sql(rules, writes, people: what == "count");
        if (writes)
        {
            return command.ExecuteNonQuery();
        }

        using var reader = command.ExecuteReader();
        reader.Read();
        return reader.GetInt64(1);
    }

    /// <summary>From starting the program to its end.</summary>
    private static RowsMeasurement OfSluice(RowsWorkload workload, string folder, int rules, string what, string program)
    {
        var (output, said) = (Path.Combine(folder, "out"), Path.Combine(folder, "said.txt"));
        string[] command =
        [
            "filter",
            workload.Manifest,
            "--policies",
            workload.Policy(rules),
            .. what is "write" or Digested ? (string[])["--out", output] : ["--dry-run"],
        ];
        var time = ChildProcess.Run(program, command, said, out var code);
        var (cpu, peak) = ChildProcess.UsedByAll();
        if (Directory.Exists(output))
        {
            Directory.Delete(output, recursive: true);
        }

        var text = File.ReadAllText(said);
        return code == 0 && Out().Match(text) is { Success: true } match
            ? new RowsMeasurement(
                long.Parse(match.Groups["rows"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture),
                time.TotalSeconds,
                cpu.TotalSeconds,
                peak / 1e6
            )
            : throw new InvalidOperationException($"{code}: {text}");
    }

    [GeneratedRegex(@"rows: [0-9,]+ in, (?<rows>[0-9,]+) out")]
    private static partial Regex Out();
}
