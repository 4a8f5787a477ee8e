using System.Globalization;
using System.Text.RegularExpressions;

namespace Sluice.Records.Engines;

/// <summary>A column of a Parquet file, as its footer describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">
/// Its type in the words of the format, with all that lies in it, but without the names of fields: these may be of a person.
/// </param>
/// <param name="Number">Which column it is, counted from 0.</param>
internal sealed partial record ParquetColumn(string Name, string Type, int Number)
{
    private const int MostDigits = 38;
    private const string Required = "required ";

    private string Bare => Type.StartsWith(Required, StringComparison.Ordinal) ? Type[Required.Length..] : Type;

    /// <summary>
    /// Whether it holds times or moments by nanoseconds, in UTC: read as such, the engine would cut them to microseconds.
    /// </summary>
    public bool IsNanosInUtc => Bare is "TIMESTAMP(NANOS, UTC)" or "TIME(NANOS, UTC)";

    /// <summary>
    /// Whether it holds moments as programs on Hadoop write them, Spark by default: points in time, though the format does not say so.
    /// </summary>
    public bool IsInt96 => Bare == "INT96";

    /// <summary>Whether it holds moments by milliseconds.</summary>
    public bool IsMillis => Bare is "TIMESTAMP(MILLIS)" or "TIMESTAMP(MILLIS, UTC)";

    /// <summary>Whether it holds times or moments.</summary>
    public bool IsTime => Bare.StartsWith("TIME", StringComparison.Ordinal);

    /// <summary>Whether these are in UTC.</summary>
    public bool IsInUtc => IsTime && Bare.EndsWith(", UTC)", StringComparison.Ordinal);

    /// <summary>Why values of it would be others afterwards; null where that is not so.</summary>
    public string? WhyChanged =>
        Decimals().Matches(Type).Any(static m => int.Parse(m.Groups["digits"].Value, CultureInfo.InvariantCulture) > MostDigits)
            ? $"its decimals have more than {MostDigits} digits and would be rounded"
        : Type.Contains("(NANOS, UTC)", StringComparison.Ordinal) && !IsNanosInUtc
            ? "nanoseconds of UTC inside of other values would be cut to microseconds"
        : null;

    [GeneratedRegex(@"DECIMAL\((?<digits>\d{1,9})")]
    private static partial Regex Decimals();
}
