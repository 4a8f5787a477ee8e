using Sluice.Core.Model;
using Sluice.Records.Sql.Days;

namespace Sluice.Records.Engines;

/// <summary>How a cell of a column becomes a value of a type; null where it is none.</summary>
/// <param name="Value">The value as SQL; null where it is empty or no value of the type.</param>
/// <param name="Given">Whether there is something in the cell at all, as SQL.</param>
internal sealed record CellReader(string Value, string Given)
{
    /// <summary>The text of the cell as SQL, whether or not it is a value; null where that is not needed to tell.</summary>
    public string? Text { get; private init; }

    /// <summary>
    /// The member of a JSON object whose value it is, where <see cref="Text"/> is the whole object: taken out of it by the engine, a number
    /// would be rounded.
    /// </summary>
    public string? Member { get; private init; }

    /// <summary>
    /// The column as SQL, where the reader of its cells itself tells which of them are no value: an empty text, an invalid date; null where
    /// SQL has to tell.
    /// </summary>
    public string? Plain { get; init; }

    /// <summary>The value as SQL by a function that ends the query itself where a cell is no value; null where SQL has to tell.</summary>
    public string? Guarded { get; init; }

    /// <summary>Whether a cell without a character in it is an empty one.</summary>
    public bool EmptyIsUnknown { get; private init; }

    /// <summary>Whether a cell can hold something that is no value, other than by its text.</summary>
    public bool CanBeWrong { get; init; }

    /// <summary>Whether the value is a whole number of 64 bits.</summary>
    public bool IsNumber { get; init; }

    /// <summary>The reader of a column; null when a column of that type holds no such values.</summary>
    /// <param name="column">The column as SQL.</param>
    /// <param name="columnType">Its type, as the engine calls it.</param>
    /// <param name="type">The type of the values.</param>
    /// <param name="isCsv">
    /// Whether the cells are those of CSV, where nothing tells an empty text from none: programs quote empty cells or do not.
    /// </param>
    /// <param name="zone">The sender's time zone, in which a moment that is a point in time has its day.</param>
    public static CellReader? Of(string column, string columnType, AttributeType type, bool isCsv = false, string zone = "UTC") =>
        columnType switch
        {
            _ when type.Kind == ValueKind.Date && columnType.StartsWith("TIMESTAMP", StringComparison.Ordinal) => new CellReader(
                DayAtMidnight(column, columnType, zone),
                $"{column} IS NOT NULL"
            )
            {
                CanBeWrong = true,
            },
            "VARCHAR" => OfText(column, type, isCsv),
            "BLOB" => OfText(TextOfBytes(column), type, isCsv: false) with
            {
                Given = type.Kind == ValueKind.Text ? $"{column} IS NOT NULL" : $"octet_length({column}) > 0",
                CanBeWrong = true,
            },
            _ when IsEnum(columnType) => OfText($"CAST({column} AS VARCHAR)", type, isCsv: false),
            _ => OfTyped(column, columnType, type.Kind) is { } value
                ? new CellReader(value, $"{column} IS NOT NULL") { CanBeWrong = value != column }
                : null,
        };

    /// <summary>The reader of a member of a JSON object; the function that takes the object tells whether it is a value.</summary>
    /// <param name="column">The member as SQL.</param>
    /// <param name="line">The object as SQL.</param>
    /// <param name="member">The name of the member.</param>
    public static CellReader OfMember(string column, string line, string member) =>
        new(column, JsonGiven(column)) { Text = line, Member = member };

    /// <summary>The reader of a column without any value.</summary>
    public static CellReader Nothing(ValueKind kind)
    {
        var type = kind switch
        {
            ValueKind.Boolean => "BOOLEAN",
            ValueKind.Integer => "HUGEINT",
            ValueKind.Decimal => "DECIMAL(38, 18)",
            ValueKind.Date => "DATE",
            _ => "VARCHAR",
        };
        return new CellReader($"CAST(NULL AS {type})", "FALSE");
    }

    /// <summary>
    /// The reader of a day of the ledger: of a moment without a zone the day it names, of one with a zone the day it lies in for the
    /// sender.
    /// </summary>
    /// <param name="column">The column as SQL.</param>
    /// <param name="columnType">Its type, as the engine calls it.</param>
    /// <param name="zone">The sender's time zone.</param>
    public static CellReader? OfDay(string column, string columnType, string zone)
    {
        if (columnType.StartsWith("TIMESTAMP", StringComparison.Ordinal))
        {
            var local = columnType.Contains("ZONE", StringComparison.Ordinal)
                ? $"({column} AT TIME ZONE {DuckSession.Text(zone)})"
                : column;
            return new CellReader($"CASE WHEN isfinite({column}) THEN TRY_CAST({local} AS DATE) END", $"{column} IS NOT NULL");
        }

        var text =
            columnType == "JSON" ? JsonText(column, "'VARCHAR'")
            : columnType == "BLOB" ? TextOfBytes(column)
            : column;
        return columnType is "JSON" or "VARCHAR" or "BLOB"
                ? new CellReader(
                    DayOf(text, zone),
                    columnType == "JSON" ? JsonFilled(column)
                        : columnType == "BLOB" ? $"octet_length({column}) > 0"
                        : $"{column} <> ''"
                )
            : Of(column, columnType, new AttributeType(ValueKind.Date)) is { } day
                ? day with
                {
                    Plain = columnType == "DATE" ? column : null,
                }
            : null;
    }

    /// <summary>The text that bytes are, as programs write it that give a column of Parquet no type; null where they are none.</summary>
    internal static string TextOfBytes(string column) => $"TRY(decode({column}))";

    // The day of a moment that is the first of its day; every other is no day.
    private static string DayAtMidnight(string column, string columnType, string zone)
    {
        var local = columnType.Contains("ZONE", StringComparison.Ordinal)
            ? $"({column} AT TIME ZONE {DuckSession.Text(zone)})"
            : $"CAST({column} AS TIMESTAMP)";
        var isWhole = columnType == "TIMESTAMP_NS" ? $" AND epoch_ns({column}) % 1000 = 0" : "";
        return $"CASE WHEN isfinite({column}){isWhole} AND date_trunc('day', {local}) = {local} THEN CAST({local} AS DATE) END";
    }

    private static string DayOf(string text, string zone)
    {
        const string Moment = LedgerPatterns.Day + LedgerPatterns.Time;

        // The engine reads an offset only behind seconds, and not every way to write it.
        var seconds = $"regexp_replace({text}, '^(.{{16}})(Z|[+-])', '\\1:00\\2')";
        return $"CASE WHEN regexp_full_match({text}, '{LedgerPatterns.Day}|{Moment}') THEN TRY_CAST(left({text}, 10) AS DATE) "
            + $"WHEN regexp_full_match({text}, '{Moment}{LedgerPatterns.Offset}') THEN CAST((TRY_CAST({seconds} AS TIMESTAMPTZ) AT TIME ZONE {DuckSession.Text(zone)}) AS DATE) END";
    }

    private static CellReader OfText(string column, AttributeType type, bool isCsv) =>
        new(FromText(column, type), type.Kind == ValueKind.Text && !isCsv ? $"{column} IS NOT NULL" : $"{column} <> ''")
        {
            Text = IsText(type) || type.Kind == ValueKind.Decimal ? column : null,
            EmptyIsUnknown = type.Kind != ValueKind.Text || isCsv,
            CanBeWrong = !IsText(type) && type.Kind != ValueKind.Decimal,
        };

    private static bool IsText(AttributeType type) => type.Kind is ValueKind.Text or ValueKind.Choice or ValueKind.Country;

    private static string JsonText(string column, string types) => $"CASE WHEN json_type({column}) IN ({types}) THEN {column} ->> '$' END";

    private static string JsonGiven(string column) => $"json_type({column}) <> 'NULL'";

    // In a ledger a text without a character is an empty cell in every format.
    internal static string JsonFilled(string column) => $"{JsonGiven(column)} AND ({column} ->> '$') <> ''";

    private static string FromText(string text, AttributeType type) =>
        type.Kind switch
        {
            ValueKind.Boolean =>
                $"CASE WHEN lower({text}) IN ('true', 't', '1') THEN TRUE WHEN lower({text}) IN ('false', 'f', '0') THEN FALSE END",
            ValueKind.Integer => $"CASE WHEN regexp_full_match({text}, '[+-]?[0-9]{{1,30}}') THEN TRY_CAST({text} AS HUGEINT) END",
            ValueKind.Decimal => $"CASE WHEN regexp_full_match({text}, '[+-]?[0-9]+([.][0-9]+)?') THEN {text} END",
            ValueKind.Date => $"CASE WHEN regexp_full_match({text}, '[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}') THEN TRY_CAST({text} AS DATE) END",
            _ => OneOf(text, type),
        };

    private static string OneOf(string text, AttributeType type)
    {
        var values =
            type.Kind == ValueKind.Choice ? type.Choices
            : type.Kind == ValueKind.Country ? Sql.CountryCodes.All
            : null;
        return values is null ? text : $"CASE WHEN {text} IN ({string.Join(", ", values.Select(DuckSession.Text))}) THEN {text} END";
    }

    private static string? OfTyped(string column, string columnType, ValueKind kind) =>
        kind switch
        {
            ValueKind.Boolean => columnType == "BOOLEAN" ? column : null,
            ValueKind.Integer => KeyReader.IsWhole(columnType) || columnType.EndsWith(",0)", StringComparison.Ordinal) ? column
            : columnType.StartsWith("DECIMAL", StringComparison.Ordinal) ? $"CASE WHEN {column} = trunc({column}) THEN {column} END"
            : KeyReader.IsExact(column, columnType) is { } exact ? $"CASE WHEN {exact} THEN {column} END"
            : null,
            ValueKind.Decimal when columnType is "FLOAT" or "DOUBLE" => $"CASE WHEN isfinite({column}) THEN {column} END",
            ValueKind.Decimal => KeyReader.IsWhole(columnType) || columnType.StartsWith("DECIMAL", StringComparison.Ordinal)
                ? column
                : null,
            ValueKind.Date => columnType == "DATE" ? $"CASE WHEN isfinite({column}) THEN {column} END" : null,
            _ => null,
        };

    internal static bool IsEnum(string columnType) => columnType.StartsWith("ENUM", StringComparison.Ordinal);
}
