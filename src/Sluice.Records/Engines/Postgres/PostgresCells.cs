using Sluice.Core.Model;
using Sluice.Records.Engines.People;
using Sluice.Records.Plans;

namespace Sluice.Records.Engines.Postgres;

/// <summary>How a cell of a column becomes a value; null for a column whose type holds no such values.</summary>
internal static class PostgresCells
{
    // Letters are compared one by one: under the collation of a column, two texts may be equal that are not the same.
    private const string Exactly = " COLLATE \"C\"";

    private static readonly string[] Whole = ["smallint", "integer", "bigint"];
    private static readonly string[] Texts = ["text", "character varying", "character", "name", "citext", "enum"];

    /// <summary>The values of an attribute of people.</summary>
    /// <param name="column">The column as SQL.</param>
    /// <param name="columnType">Its type.</param>
    /// <param name="type">The type of the attribute.</param>
    /// <param name="zone">The sender's time zone, in which a moment that is a point in time has its day.</param>
    public static CellReader? Of(string column, string columnType, AttributeType type, string zone) =>
        type.Kind switch
        {
            ValueKind.Boolean => columnType == "boolean" ? Plain(column) : null,
            ValueKind.Integer or ValueKind.Decimal when Whole.Contains(columnType) => Plain(column),
            ValueKind.Integer when IsExact(column, columnType) is { } exact => new CellReader(
                $"CASE WHEN {exact} THEN CAST({column} AS BIGINT) END",
                $"{column} IS NOT NULL"
            ),
            ValueKind.Integer when columnType == "numeric" => new CellReader(
                $"CASE WHEN {IsNumber(column)} AND {column} = trunc({column}) THEN {column} END",
                $"{column} IS NOT NULL"
            ),
            ValueKind.Decimal when columnType == "numeric" => new CellReader(
                $"CASE WHEN {IsNumber(column)} THEN {column} END",
                $"{column} IS NOT NULL"
            ),
            // As its digits say: what is shown as 0.1 is 0.1.
            ValueKind.Decimal when columnType is "real" or "double precision" => new CellReader(
                $"CASE WHEN {IsNumber(column)} THEN CAST(CAST({column} AS TEXT) AS NUMERIC) END",
                $"{column} IS NOT NULL"
            ),
            ValueKind.Date when columnType == "date" => new CellReader(
                $"CASE WHEN isfinite({column}) THEN {column} END",
                $"{column} IS NOT NULL"
            ),
            ValueKind.Date when Local(column, columnType, zone) is { } local => new CellReader(
                $"CASE WHEN isfinite({column}) AND date_trunc('day', {local}) = {local} THEN CAST({local} AS DATE) END",
                $"{column} IS NOT NULL"
            ),
            ValueKind.Text when IsText(columnType) => new CellReader($"CAST({column} AS TEXT){Exactly}", $"{column} IS NOT NULL"),
            ValueKind.Choice when IsText(columnType) => OneOf(column, type.Choices),
            ValueKind.Country when IsText(columnType) => OneOf(column, Sql.CountryCodes.All),
            _ => null,
        };

    /// <summary>A column that says whose row it is, or which consent or notice is meant.</summary>
    /// <param name="column">The column as SQL.</param>
    /// <param name="columnType">Its type.</param>
    /// <param name="form">What keys are; each has one text then, however it is written.</param>
    /// <param name="isUnicode">Whether the database holds texts in UTF-8, so that one may be written in several ways.</param>
    public static CellReader? OfKey(string column, string columnType, KeyForm form = KeyForm.Exact, bool isUnicode = false)
    {
        // What is a number by its type is written in one way already.
        var number =
            Whole.Contains(columnType) ? $"CAST({column} AS TEXT)"
            : columnType == "numeric"
                ? $"CASE WHEN {IsNumber(column)} AND {column} = trunc({column}) THEN CAST(trunc({column}) AS TEXT) END"
            : IsExact(column, columnType) is { } exact ? $"CASE WHEN {exact} THEN CAST(CAST({column} AS BIGINT) AS TEXT) END"
            : null;
        return number is not null
                ? new CellReader($"{number}{Exactly}", $"{column} IS NOT NULL") { CanBeWrong = !Whole.Contains(columnType) }
            : columnType == "uuid" || IsText(columnType)
                ? new CellReader(
                    $"NULLIF({Canonical($"CAST({column} AS TEXT)", form, isUnicode)}, ''){Exactly}",
                    $"CAST({column} AS TEXT) <> ''"
                )
                {
                    CanBeWrong = form == KeyForm.Whole,
                }
            : null;
    }

    /// <summary>Which cells of a column are no key although something is in them, as a rule that they break.</summary>
    public static string WhyWrong(string columnType) =>
        columnType switch
        {
            "double precision" => KeyReader.WhyWrong("DOUBLE", KeyForm.Exact)!,
            "real" => KeyReader.WhyWrong("FLOAT", KeyForm.Exact)!,
            "numeric" => KeyReader.WhyWrong("DECIMAL(1,1)", KeyForm.Exact)!,
            _ => KeyReader.WhyWrong("VARCHAR", KeyForm.Whole)!,
        };

    /// <summary>What keys are, by the types of all columns that hold some.</summary>
    public static KeyForm FormOf(IReadOnlyCollection<string> columnTypes) =>
        columnTypes.Any(static t => Whole.Contains(t) || t is "numeric" or "real" or "double precision") ? KeyForm.Whole
        : columnTypes.Contains("uuid") ? KeyForm.Uuid
        : columnTypes.Any(static t => t == "citext" || t.EndsWith(".citext", StringComparison.Ordinal)) ? KeyForm.AnyCase
        : KeyForm.Text;

    /// <summary>
    /// What is left of a key when letters are in lower case, blanks at its ends gone, or zeros in front of a whole number: one text for
    /// keys that are near in this.
    /// </summary>
    public static string Near(string key, KeyChange changes, PostgresSession session)
    {
        var blanks = session.IsUnicode ? "E' \\t\\n\\v\\f\\r' || chr(160) || chr(65279) || chr(8203)" : "E' \\t\\n\\v\\f\\r'";
        var text = changes.HasFlag(KeyChange.Blanks) ? $"btrim({key}, {blanks})" : key;
        text = changes.HasFlag(KeyChange.Case) ? $"lower({text} COLLATE {PostgresSession.Name(session.LetterCollation)})" : text;
        return changes.HasFlag(KeyChange.Zeros) ? $"regexp_replace({text}, '^[+]?0*([0-9]+?)([.]0*)?$', '\\1')" : text;
    }

    private static string Canonical(string text, KeyForm form, bool isUnicode)
    {
        var one = isUnicode ? $"normalize({text}, NFC)" : text;
        return form switch
        {
            KeyForm.Text => one,
            KeyForm.AnyCase => $"lower({one} COLLATE \"default\")",

            // A key with a fraction or an exponent names no known person; what is no number is a text like any other.
            KeyForm.Whole =>
                $"CASE WHEN btrim({text}) ~ '^[+-]?[0-9]+([.]0*)?$' THEN CAST(trunc(CAST(btrim({text}) AS NUMERIC)) AS TEXT) WHEN btrim({text}) !~ '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$' THEN {text} END",
            KeyForm.Uuid =>
                $"CASE WHEN btrim({text}, ' {{}}') ~* '^[0-9a-f]{{8}}-?([0-9a-f]{{4}}-?){{3}}[0-9a-f]{{12}}$' THEN CAST(CAST(btrim({text}, ' {{}}') AS UUID) AS TEXT) ELSE {text} END",
            _ => text,
        };
    }

    // A floating-point number that is one whole number and no other.
    private static string? IsExact(string column, string columnType) =>
        columnType switch
        {
            "double precision" => $"{IsNumber(column)} AND {column} = trunc({column}) AND abs({column}) < {1L << 53}",
            "real" => $"{IsNumber(column)} AND {column} = trunc(CAST({column} AS DOUBLE PRECISION)) AND abs({column}) < {1L << 24}",
            _ => null,
        };

    /// <summary>
    /// A day of the ledger: of a moment without a zone the day it names, of one with a zone the day it lies in for the sender.
    /// </summary>
    public static CellReader? OfDay(string column, string columnType, string zone)
    {
        var day =
            columnType == "date" ? column
            : Local(column, columnType, zone) is { } local ? $"CAST({local} AS DATE)"
            : null;
        return day is null ? null : new CellReader($"CASE WHEN isfinite({column}) THEN {day} END", $"{column} IS NOT NULL");
    }

    // The sender's local time of a moment; null for a column of anything else.
    private static string? Local(string column, string columnType, string zone) =>
        columnType switch
        {
            "timestamp without time zone" => column,
            "timestamp with time zone" => $"({column} AT TIME ZONE {PostgresSession.Text(zone)})",
            _ => null,
        };

    /// <summary>A column without any value.</summary>
    public static CellReader Nothing(ValueKind kind) =>
        new(
            $"CAST(NULL AS {kind switch { ValueKind.Boolean => "BOOLEAN", ValueKind.Integer or ValueKind.Decimal => "NUMERIC", ValueKind.Date => "DATE", _ => "TEXT" }})",
            "FALSE"
        );

    private static CellReader Plain(string column) => new(column, $"{column} IS NOT NULL");

    private static bool IsText(string columnType) => Texts.Contains(columnType) || columnType.EndsWith(".citext", StringComparison.Ordinal);

    private static string IsNumber(string column) => $"{column} NOT IN ('NaN', 'Infinity', '-Infinity')";

    private static CellReader OneOf(string column, IEnumerable<string> values)
    {
        var text = $"CAST({column} AS TEXT){Exactly}";
        return new CellReader(
            $"CASE WHEN {text} IN ({string.Join(", ", values.Select(PostgresSession.Text))}) THEN {text} END",
            $"CAST({column} AS TEXT) <> ''"
        );
    }
}
