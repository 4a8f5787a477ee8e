using System.Text.RegularExpressions;

namespace Sluice.Records.Engines;

/// <summary>Why the engine could not read a file, as fixed texts: the engine's own message may quote what is in the file.</summary>
internal static partial class EngineErrorText
{
    /// <summary>Why a file could not be read, in a text that holds neither a path nor a cell.</summary>
    public static string Of(Exception exception, RowFormat format)
    {
        if (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return "it is not there";
        }

        if (exception is UnauthorizedAccessException)
        {
            return "access is denied";
        }

        var line = LineNumber().Match(exception.Message) is { Success: true } match ? match.Groups["line"].Value : null;
        return format switch
        {
            RowFormat.Parquet => OfParquet(exception.Message),
            RowFormat.Csv => line is null
                ? "a row does not have one cell for each column, or its quotes or characters are broken"
                : $"line {line} does not have one cell for each column, or its quotes or characters are broken",
            _ => "a line is no JSON object",
        };
    }

    /// <summary>The engine's messages about a Parquet file, by kind: a whole file that it cannot read is not damaged.</summary>
    public static string OfParquet(string message) =>
        message.Contains("encrypt", StringComparison.OrdinalIgnoreCase) || message.Contains("PARE", StringComparison.Ordinal)
            ? "it is encrypted; write it without encryption"
        : message.Contains("support", StringComparison.OrdinalIgnoreCase)
        || message.Contains("not implemented", StringComparison.OrdinalIgnoreCase)
        || message.Contains("codec", StringComparison.OrdinalIgnoreCase)
            ? "it is compressed or encoded in a way that is not supported; write it with Snappy, Zstandard or Gzip"
        : "it is damaged or cut off";

    [GeneratedRegex(@"\b[Ll]ine:? (?<line>\d+)")]
    private static partial Regex LineNumber();
}
