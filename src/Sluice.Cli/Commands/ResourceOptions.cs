using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Hosting;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary>How much of the machine a run may take.</summary>
internal sealed partial class ResourceOptions
{
    private const long Least = 64_000_000;
    private const int MostThreads = 1024;

    private static readonly Dictionary<string, long> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["KB"] = 1_000,
        ["MB"] = 1_000_000,
        ["GB"] = 1_000_000_000,
        ["TB"] = 1_000_000_000_000,
        ["KiB"] = 1L << 10,
        ["MiB"] = 1L << 20,
        ["GiB"] = 1L << 30,
        ["TiB"] = 1L << 40,
    };

    private readonly Option<string?> memory = new("--memory")
    {
        Description =
            "The most memory for rows and records, as 512MB or 2GB, at least 64MB, with JSON lines 256MB; what does not fit goes to disk. Without it, what the machine has, less a fifth. The program itself takes about 100 MB more.",
        HelpName = "SIZE",
    };

    private readonly Option<string?> threads = new("--threads")
    {
        Description = "How many threads read, decide and write. Without it, one for each core; with little --memory fewer.",
        HelpName = "N",
    };

    /// <summary><c>--memory</c>.</summary>
    public Option Memory => memory;

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> All => [memory, threads];

    /// <summary>What is wrong with them.</summary>
    public IEnumerable<Diagnostic> Check(ParseResult arguments)
    {
        if (arguments.GetValue(memory) is { } size && (Bytes(size) ?? 0) < Least)
        {
            yield return Diagnostic
                .Create(CommandDiagnostics.WrongValue, null, memory.Name, size)
                .WithHint("it is a size, as 512MB or 2GB, and at least 64MB");
        }

        if (arguments.GetValue(threads) is { } number && Number(number) is null)
        {
            yield return Diagnostic
                .Create(CommandDiagnostics.WrongValue, null, threads.Name, number)
                .WithHint($"it is a number from 1 to {MostThreads}");
        }
    }

    private static long? Bytes(string size) =>
        Size().Match(size) is { Success: true } match
        && Units.TryGetValue(match.Groups["unit"].Value, out var unit)
        && decimal.TryParse(match.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number * unit <= long.MaxValue / 4
            ? (long)(number * unit)
            : null;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostThreads
            ? number
            : null;

    [GeneratedRegex(@"^(?<number>\d{1,12}(\.\d{1,3})?) ?(?<unit>[A-Za-z]{2,3})$")]
    private static partial Regex Size();
}
