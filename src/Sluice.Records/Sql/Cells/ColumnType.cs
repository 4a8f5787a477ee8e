using System.Collections.Immutable;
using System.Globalization;

namespace Sluice.Records.Sql.Cells;

/// <summary>The type of a column of a cluster's table, as <c>DESCRIBE</c> prints it.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">As it is shown; what is within a nested type is named by its writer, and left out.</param>
internal sealed record ColumnType(ColumnKind Kind, string Text)
{
    private static readonly ImmutableDictionary<string, ColumnKind> Kinds = new Dictionary<string, ColumnKind>(StringComparer.Ordinal)
    {
        ["void"] = ColumnKind.Nothing,
        ["unknown"] = ColumnKind.Nothing,
        ["boolean"] = ColumnKind.Boolean,
        ["tinyint"] = ColumnKind.Whole,
        ["smallint"] = ColumnKind.Whole,
        ["int"] = ColumnKind.Whole,
        ["integer"] = ColumnKind.Whole,
        ["bigint"] = ColumnKind.Whole,
        ["decimal"] = ColumnKind.Decimal,
        ["real"] = ColumnKind.Float,
        ["float"] = ColumnKind.Float,
        ["double"] = ColumnKind.Double,
        ["varchar"] = ColumnKind.Text,
        ["string"] = ColumnKind.Text,
        ["char"] = ColumnKind.Char,
        ["date"] = ColumnKind.Date,
        ["uuid"] = ColumnKind.Uuid,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    // What else the engines have; any other word is a user-defined type.
    private static readonly ImmutableHashSet<string> Others =
    [
        "array",
        "map",
        "struct",
        "row",
        "json",
        "variant",
        "object",
        "binary",
        "varbinary",
        "time",
        "timestamp",
        "timestamp_ntz",
        "timestamp_ltz",
        "interval",
        "ipaddress",
        "bingtile",
        "geometry",
        "geography",
        "sphericalgeography",
        "hyperloglog",
        "p4hyperloglog",
        "qdigest",
        "tdigest",
        "setdigest",
        "function",
        "color",
    ];

    /// <summary>The type of a column of which nothing is given.</summary>
    public static ColumnType Any { get; } = new(ColumnKind.Any, "a type that is not known");

    /// <summary>How many digits a decimal has.</summary>
    public int Digits { get; private init; }

    /// <summary>How many of them stand behind the point.</summary>
    public int Places { get; private init; }

    /// <summary>The collation that it names, under which different texts may be one; null for none.</summary>
    public string? Collation { get; private init; }

    /// <summary>
    /// Whether blanks at the end of a text may come from a type that fills texts up with them: what reads such a column through a view
    /// calls it one of texts.
    /// </summary>
    public bool MayBePadded { get; init; }

    /// <summary>As the engine writes it, with whatever is within; never shown.</summary>
    public string Whole { get; private init; } = "";

    /// <summary>A type by its name.</summary>
    /// <param name="text">As the engine writes it.</param>
    /// <param name="isSpark">Whether the engine is Spark, whose <c>timestamp</c> is a point in time.</param>
    public static ColumnType Parse(string text, bool isSpark) => Known(text, isSpark) with { Whole = text.Trim() };

    private static ColumnType Known(string text, bool isSpark)
    {
        var name = text.Trim().ToLowerInvariant();
        var word = name[..(name.IndexOfAny(['(', '<', ' ']) is >= 0 and var end ? end : name.Length)];
        var shown = Kinds.ContainsKey(word) || Others.Contains(word) ? word : "a type of its own";
        if (word is "timestamp" or "timestamp_ntz" or "timestamp_ltz")
        {
            var isInstant =
                word == "timestamp_ltz" || (word == "timestamp" && (isSpark || name.EndsWith("with time zone", StringComparison.Ordinal)));
            return new(isInstant ? ColumnKind.Instant : ColumnKind.Timestamp, shown);
        }

        var collation = name.IndexOf(" collate ", StringComparison.Ordinal) is >= 0 and var at ? name[(at + 9)..].Trim() : null;
        if (
            !Kinds.TryGetValue(word, out var kind)
            || (kind != ColumnKind.Decimal && collation is null && name.Contains(' ', StringComparison.Ordinal))
        )
        {
            return new(ColumnKind.Other, shown);
        }

        var (digits, places) = kind == ColumnKind.Decimal ? Numbers(name) : (0, 0);
        return new(kind, kind == ColumnKind.Decimal ? string.Create(CultureInfo.InvariantCulture, $"decimal({digits},{places})") : shown)
        {
            Digits = digits,
            Places = places,
            Collation = collation is null or "utf8_binary" ? null : collation,
        };
    }

    private static (int Digits, int Places) Numbers(string name)
    {
        var inner = name.IndexOf('(', StringComparison.Ordinal) is >= 0 and var open ? name[(open + 1)..].TrimEnd(')').Split(',') : [];
        return
            inner.Length == 2
            && int.TryParse(inner[0], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var digits)
            && int.TryParse(inner[1], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var places)
            ? (digits, places)
            : (inner.Length == 1 && int.TryParse(inner[0], NumberStyles.None, CultureInfo.InvariantCulture, out digits) ? digits : 38, 0);
    }
}
