using Sluice.Core.Ir;
using Sluice.Core.Semantics;

namespace Sluice.Records.Engines.Postgres;

/// <summary>How a cell of a column becomes a value; null for a column whose type holds no such values.</summary>
internal static class PostgresCells
{
    // Letters are compared one by one: under the collation of a column, two texts may be equal that are not the same.
    private const string Exactly = " COLLATE \"C\"";

    private static readonly string[] Whole = ["smallint", "integer", "bigint"];
    private static readonly string[] Texts = ["text", "character varying", "character", "name", "citext", "enum"];

    /// <summary>The values of an attribute of people.</summary>
    public static CellReader? Of(string column, string columnType, AttributeType type) => type.Kind switch
    {
        ValueKind.Boolean => columnType == "boolean" ? Plain(column) : null,
        ValueKind.Integer or ValueKind.Decimal when Whole.Contains(columnType) => Plain(column),
        ValueKind.Integer when columnType == "numeric" => new CellReader($"CASE WHEN {IsNumber(column)} AND {column} = trunc({column}) THEN {column} END", $"{column} IS NOT NULL"),
        ValueKind.Decimal when columnType == "numeric" => new CellReader($"CASE WHEN {IsNumber(column)} THEN {column} END", $"{column} IS NOT NULL"),
        // As its digits say: what is shown as 0.1 is 0.1.
        ValueKind.Decimal when columnType is "real" or "double precision" => new CellReader($"CASE WHEN {IsNumber(column)} THEN CAST(CAST({column} AS TEXT) AS NUMERIC) END", $"{column} IS NOT NULL"),
        ValueKind.Date when columnType == "date" => new CellReader($"CASE WHEN isfinite({column}) THEN {column} END", $"{column} IS NOT NULL"),
        ValueKind.Text when IsText(columnType) => new CellReader($"CAST({column} AS TEXT){Exactly}", $"{column} IS NOT NULL"),
        ValueKind.Choice when IsText(columnType) => OneOf(column, type.Choices),
        ValueKind.Country when IsText(columnType) => OneOf(column, Sql.CountryCodes.All),
        _ => null,
    };

    /// <summary>A column that says whose row it is, or which consent or notice is meant.</summary>
    public static CellReader? OfKey(string column, string columnType) => columnType == "uuid" || Whole.Contains(columnType) || IsText(columnType)
        ? new CellReader($"NULLIF(CAST({column} AS TEXT), ''){Exactly}", $"{column} IS NOT NULL")
        : null;

    /// <summary>A day of the ledger: of a moment without a zone the day it names, of one with a zone the day it lies in for the sender.</summary>
    public static CellReader? OfDay(string column, string columnType, string zone)
    {
        var day = columnType switch
        {
            "date" => column,
            "timestamp without time zone" => $"CAST({column} AS DATE)",
            "timestamp with time zone" => $"CAST({column} AT TIME ZONE {PostgresSession.Text(zone)} AS DATE)",
            _ => null,
        };
        return day is null ? null : new CellReader($"CASE WHEN isfinite({column}) THEN {day} END", $"{column} IS NOT NULL");
    }

    /// <summary>A column without any value.</summary>
    public static CellReader Nothing(ValueKind kind) => new(
        $"CAST(NULL AS {kind switch { ValueKind.Boolean => "BOOLEAN", ValueKind.Integer or ValueKind.Decimal => "NUMERIC", ValueKind.Date => "DATE", _ => "TEXT" }})",
        "FALSE");

    private static CellReader Plain(string column) => new(column, $"{column} IS NOT NULL");

    private static bool IsText(string columnType) => Texts.Contains(columnType) || columnType.EndsWith(".citext", StringComparison.Ordinal);

    private static string IsNumber(string column) => $"{column} NOT IN ('NaN', 'Infinity', '-Infinity')";

    private static CellReader OneOf(string column, IEnumerable<string> values)
    {
        var text = $"CAST({column} AS TEXT){Exactly}";
        return new CellReader($"CASE WHEN {text} IN ({string.Join(", ", values.Select(PostgresSession.Text))}) THEN {text} END", $"CAST({column} AS TEXT) <> ''");
    }
}
