using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Sluice.Cli;

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

    /// <summary>Makes it: folder, people, rules, what, who.</summary>
    public static int Run(string[] args)
    {
        var workload = new RowsWorkload(args[0], long.Parse(args[1], CultureInfo.InvariantCulture));
        var (rules, what, who) = (int.Parse(args[2], CultureInfo.InvariantCulture), args[3], args[4]);
        var clock = Stopwatch.StartNew();
        var rows = who == "sql" ? RunSql(workload, args[0], rules, what) : RunSluice(workload, args[0], rules, what);
        var seconds = clock.Elapsed.TotalSeconds;
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Join(' ', ((double[])[rows, seconds, self.TotalProcessorTime.TotalSeconds, self.PeakWorkingSet64 / 1e6]).Select(static n => n.ToString("R", CultureInfo.InvariantCulture))));
        return 0;
    }

    /// <summary>Reads it.</summary>
    public static RowsMeasurement Parse(string line)
    {
        var numbers = line.Split(' ').Select(static n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return new RowsMeasurement((long)numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private static long RunSql(RowsWorkload workload, string folder, int rules, string what)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        var target = Path.Combine(folder, "sql.parquet");
        command.CommandText = workload.Sql(rules, what == "write" ? target : null, people: what == "count");
        if (what == "write")
        {
            return command.ExecuteNonQuery();
        }

        using var reader = command.ExecuteReader();
        reader.Read();
        return reader.GetInt64(1);
    }

    private static long RunSluice(RowsWorkload workload, string folder, int rules, string what)
    {
        var output = Path.Combine(folder, "out");
        var console = new PageOfRows();
        string[] command = ["filter", workload.Manifest, "--policies", workload.Policy(rules)];
        var code = CliApp.Run([.. command, .. what == "write" ? (string[])["--out", output] : ["--dry-run"]], console, folder);
        if (Directory.Exists(output))
        {
            Directory.Delete(output, recursive: true);
        }

        return code == 0 && Out().Match(console.Text) is { Success: true } match
            ? long.Parse(match.Groups["rows"].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"{code}: {console.Text}");
    }

    [GeneratedRegex(@"rows: \d+ in, (?<rows>\d+) out")]
    private static partial Regex Out();
}
