using Sluice.Records.Engines.Native;
using Sluice.Records.Plans;

namespace Sluice.Records.Engines;

/// <summary>
/// How a cell becomes the key of a person: a text, or a whole number as its digits, whatever type a program gave the column.
/// </summary>
internal static class KeyReader
{
    private static readonly string[] Whole =
    [
        "TINYINT",
        "SMALLINT",
        "INTEGER",
        "BIGINT",
        "HUGEINT",
        "UTINYINT",
        "USMALLINT",
        "UINTEGER",
        "UBIGINT",
        "UHUGEINT",
    ];

    /// <summary>The reader of a column that says whose row it is; null where its type holds no keys.</summary>
    /// <param name="column">The column as SQL.</param>
    /// <param name="columnType">Its type, as the engine calls it.</param>
    /// <param name="form">What the keys are; each has one text then, however it is written.</param>
    public static CellReader? Of(string column, string columnType, KeyForm form = KeyForm.Exact)
    {
        var text = columnType switch
        {
            _ when IsWhole(columnType) || columnType == "UUID" => $"CAST({column} AS VARCHAR)",
            "JSON" =>
                $"CASE WHEN json_type({column}) IN ('VARCHAR', 'BIGINT', 'UBIGINT', 'HUGEINT', 'UHUGEINT') THEN {column} ->> '$' WHEN json_type({column}) = 'DOUBLE' THEN {OfFloat($"TRY_CAST({column} AS DOUBLE)", "DOUBLE")} END",
            "DOUBLE" or "FLOAT" => OfFloat(column, columnType),
            "BLOB" => CellReader.TextOfBytes(column),
            _ when IsDecimal(columnType) => columnType.EndsWith(",0)", StringComparison.Ordinal)
                ? $"CAST({column} AS VARCHAR)"
                : $"CASE WHEN {column} = trunc({column}) THEN CAST(CAST({column} AS HUGEINT) AS VARCHAR) END",
            "VARCHAR" => column,
            _ when CellReader.IsEnum(columnType) => $"CAST({column} AS VARCHAR)",
            _ => null,
        };
        if (text is null)
        {
            return null;
        }

        // A number by type has one form already.
        var canonical =
            columnType is "VARCHAR" or "JSON" or "BLOB" or "UUID" || CellReader.IsEnum(columnType) ? Canonical(text, form) : text;
        return new CellReader($"NULLIF({canonical}, '')", Given(column, columnType, text))
        {
            Plain = columnType == "VARCHAR" ? canonical : null,
            CanBeWrong = WhyWrong(columnType, form) is not null,
        };
    }

    /// <summary>The reader of keys that functions of a query of its own take out of cells and hold to their form.</summary>
    /// <param name="column">The column as SQL.</param>
    /// <param name="columnType">Its type, as the engine calls it.</param>
    /// <param name="form">What the keys are.</param>
    /// <param name="text">The text of a cell as SQL.</param>
    /// <param name="guard">Brings a text into its form, and ends the query at one that has none.</param>
    public static CellReader Guarded(string column, string columnType, KeyForm form, string text, KeyText guard) =>
        Of(column, columnType, form)! with
        {
            Guarded = form is KeyForm.Whole or KeyForm.Uuid ? guard.Call([text]) : $"NULLIF({Canonical(text, form)}, '')",
        };

    /// <summary>The reader of a key in a column of whole numbers of 64 bits, as the number it is.</summary>
    public static CellReader OfNumber64(string column) => new($"CAST({column} AS BIGINT)", $"{column} IS NOT NULL") { IsNumber = true };

    /// <summary>Whether a column holds whole numbers of 64 bits.</summary>
    public static bool IsNumber64(string columnType) =>
        columnType is "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "UTINYINT" or "USMALLINT" or "UINTEGER";

    /// <summary>Whether a column holds whole numbers, of any length.</summary>
    public static bool IsWhole(string columnType) => Whole.Contains(columnType);

    /// <summary>What keys are, by the types of all columns that hold some; null for one that files do not say.</summary>
    public static KeyForm FormOf(IReadOnlyCollection<string?> columnTypes) =>
        columnTypes.Any(static t => t is not null && (IsWhole(t) || IsDecimal(t) || t is "DOUBLE" or "FLOAT")) ? KeyForm.Whole
        : columnTypes.Contains("UUID") ? KeyForm.Uuid
        : KeyForm.Text;

    /// <summary>
    /// Which cells of a column are no key although something is in them, as a rule that they break; null where all of them are.
    /// </summary>
    public static string? WhyWrong(string columnType, KeyForm form) =>
        columnType switch
        {
            "JSON" => "a key is a text or a whole number, and below 2^53 where it is written with a point or an exponent",
            "DOUBLE" => "a floating-point number that is a key is whole and below 2^53",
            "FLOAT" => "a floating-point number of 32 bits that is a key is whole and below 2^24",
            "BLOB" => "bytes that are a key are text in UTF-8",
            _ when IsDecimal(columnType) => columnType.EndsWith(",0)", StringComparison.Ordinal) ? null : "a number that is a key is whole",
            _ when form == KeyForm.Whole && !IsWhole(columnType) =>
                "where keys are numbers, one written as text has no fraction and no exponent",
            _ => null,
        };

    private static string Given(string column, string columnType, string text) =>
        columnType switch
        {
            "JSON" => CellReader.JsonFilled(column),
            "BLOB" => $"octet_length({column}) > 0",
            _ when columnType == "VARCHAR" || CellReader.IsEnum(columnType) => $"{text} <> ''",
            _ => $"{column} IS NOT NULL",
        };

    /// <summary>
    /// Whether a floating-point number is a whole number and no other, as SQL; null for a column of another type. Beyond the digits of its
    /// type several whole numbers are one.
    /// </summary>
    public static string? IsExact(string column, string columnType) =>
        columnType is "DOUBLE" or "FLOAT"
            ? $"isfinite({column}) AND {column} = trunc({column}) AND abs({column}) < {1L << (columnType == "DOUBLE" ? 53 : 24)}"
            : null;

    private static string OfFloat(string column, string columnType) =>
        $"CASE WHEN {IsExact(column, columnType)} THEN CAST(CAST({column} AS BIGINT) AS VARCHAR) END";

    private static bool IsDecimal(string columnType) => columnType.StartsWith("DECIMAL(", StringComparison.Ordinal);

    private static string Canonical(string text, KeyForm form) =>
        form switch
        {
            KeyForm.Text => $"nfc_normalize({text})",
            KeyForm.Whole or KeyForm.Uuid => $"{KeyText.NameOf(form)}({text})",
            _ => text,
        };
}
