using System.Globalization;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Sluice.Cli;
using Sluice.Testing;

namespace Sluice.Benchmarks;

/// <summary>
/// Many transfers, a line of JSON each, through the whole command, beside one pass that only reads and writes the same bytes.
/// </summary>
[MemoryDiagnoser]
public class StreamingBenchmarks
{
    /// <summary>How many transfers there are.</summary>
    public const int Transfers = 100_000;

    private readonly string folder = Directory.CreateTempSubdirectory("sluice-stream-").FullName;

    [Params(1_000)]
    public int Rules { get; set; }

    private string Lines => Path.Join(folder, "transfers.jsonl");

    [GlobalSetup]
    public void SetUp()
    {
        var workload = new Workload(Rules);
        File.WriteAllText(Path.Join(folder, "policy.sluice"), workload.ToPolicy());
        using (var lines = new StreamWriter(Lines))
        {
            for (var i = 0; i < Transfers; i++)
            {
                lines.Write(Line(workload, i));
            }
        }

        // Every verdict is the reference's before anything is timed.
        Check();
        var number = 0;
        foreach (var line in File.ReadLines(Path.Join(folder, "verdicts.jsonl")))
        {
            using var verdict = JsonDocument.Parse(line);
            if (verdict.RootElement.GetProperty("verdict").GetString() == "allow" != workload.Expected[number % workload.Requests.Length])
            {
                throw new InvalidOperationException($"transfer {number} is decided differently");
            }

            number++;
        }

        if (number != Transfers)
        {
            throw new InvalidOperationException("a transfer was lost");
        }
    }

    [GlobalCleanup]
    public void CleanUp() => Directory.Delete(folder, recursive: true);

    [Benchmark(Description = "100,000 transfers: read and written as they are", Baseline = true)]
    public void ReadAndWrite()
    {
        using var output = File.Create(Path.Join(folder, "copy.jsonl"));
        using var writer = new Utf8JsonWriter(output);
        var bytes = File.ReadAllBytes(Lines).AsSpan();
        while (bytes.IndexOf((byte)'\n') is var end && end >= 0)
        {
            var reader = new Utf8JsonReader(bytes[..end]);
            while (reader.Read())
            {
                Copy(ref reader, writer);
            }

            writer.Flush();
            writer.Reset();
            output.WriteByte((byte)'\n');
            bytes = bytes[(end + 1)..];
        }
    }

    [Benchmark(Description = "Sluice: 100,000 transfers decided")]
    public int Check() =>
        CliApp.Run(
            ["check", "transfers.jsonl", "--policies", ".", "--format", "jsonl", "--output", "verdicts.jsonl"],
            new FakeConsole(),
            folder
        );

    private static string Line(Workload workload, int number)
    {
        var request = workload.Requests[number % workload.Requests.Length];
        var line = new StringBuilder();
        line.Append(
            CultureInfo.InvariantCulture,
            $"{{\"transfer\":\"t{number}\",\"to\":\"{request.PartnerName}\",\"purpose\":\"{request.PurposeName}\",\"on\":\"2026-01-15\",\"attributes\":{{"
        );
        line.AppendJoin(',', request.Flags.Select(static (f, i) => $"\"flag_{i}\":{(f ? "true" : "false")}"));
        line.Append(
            CultureInfo.InvariantCulture,
            $"}},\"datasets\":{{\"d\":{{\"fields\":{{\"f\":{{\"category\":\"{request.CategoryName}\"}}}}}}}}}}\n"
        );
        return line.ToString();
    }

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(reader.ValueSpan);
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(reader.ValueSpan);
                break;
            default:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }
}
