using System.Text.Json;
using System.Text.RegularExpressions;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;

namespace Sluice.Cli.Filtering;

/// <summary>What an earlier run wrote into a folder, as its report there names it.</summary>
internal static partial class EarlierRun
{
    /// <summary>
    /// The reports of a run. While files are put in place they are not there, so that rows without one are of no run that ended.
    /// </summary>
    public static readonly string[] Reports = ["report.txt", "report.json"];

    /// <summary>The files with rows that the report in a folder names, with their SHA-256; none where no report of ours is there.</summary>
    public static List<(string Name, string Sha256)>? Of(string root)
    {
        try
        {
            var path = Path.Combine(root, "report.json");
            if (FileStatus.Of(path, follow: false) is not { IsRegular: true })
            {
                return null;
            }

            using var json = JsonDocument.Parse(BoundedReader.Read(path));
            return [.. json.RootElement.GetProperty("transfers").EnumerateArray().SelectMany(Files)];
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e) || e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // A report of another run, of other files.
            return null;
        }
    }

    /// <summary>Whether a file is there and its content is that.</summary>
    public static bool IsThere(string path, string sha256)
    {
        try
        {
            return FileStatus.Of(path, follow: false) is { IsRegular: true } && FileDigest.Sum(path) == sha256;
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            return false;
        }
    }

    private static IEnumerable<(string Name, string Sha256)> Files(JsonElement transfer) =>
        transfer.GetProperty("policy").GetString()!.StartsWith("sha256:", StringComparison.Ordinal)
            ? transfer
                .GetProperty("datasets")
                .EnumerateArray()
                .Where(static d =>
                    d.TryGetProperty("file", out var file)
                    && file.ValueKind == JsonValueKind.String
                    && d.GetProperty("sha256").ValueKind == JsonValueKind.String
                )
                .Select(static d => (Name: d.GetProperty("file").GetString()!, Sha256: d.GetProperty("sha256").GetString()!))
                // A report that another program wrote must not lead elsewhere.
                .Where(static f => OurName().IsMatch(f.Name) && !Reports.Contains(f.Name, StringComparer.OrdinalIgnoreCase))
            : [];

    // What OutputNames makes of the name of a dataset, in the folder of its transfer or in none.
    [GeneratedRegex(
        @"\A([A-Za-z0-9_-][A-Za-z0-9._-]*/)?[A-Za-z0-9_-][A-Za-z0-9._-]*\.(parquet|(csv|tsv|jsonl|ndjson|json)(\.(gz|zst))?)\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex OurName();
}
