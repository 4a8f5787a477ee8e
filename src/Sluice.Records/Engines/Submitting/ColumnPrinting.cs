namespace Sluice.Records.Engines.Submitting;

/// <summary>How a column gets from the engine through its client without losing anything.</summary>
/// <param name="Sql">What the query selects, given the column as SQL.</param>
/// <param name="Form">What is printed then.</param>
internal sealed record ColumnPrinting(Func<string, string> Sql, CellForm Form)
{
    private static readonly string[] SparkPlain =
    [
        "boolean",
        "tinyint",
        "smallint",
        "int",
        "bigint",
        "string",
        "char",
        "varchar",
        "date",
        "binary",
        "void",
        "interval",
    ];
    private static readonly string[] TrinoPlain =
    [
        "boolean",
        "tinyint",
        "smallint",
        "integer",
        "bigint",
        "varchar",
        "char",
        "date",
        "time",
        "uuid",
        "ipaddress",
        "interval",
        "unknown",
    ];

    /// <summary>For a column that Spark holds; null where it has no text.</summary>
    /// <param name="type">Its type, in Spark's words.</param>
    public static ColumnPrinting? OfSpark(string type) =>
        Head(type) switch
        {
            "decimal" => As(CellForm.Decimal),
            "float" => As(CellForm.Single),
            "double" => As(CellForm.Double),

            // What `to_json` makes of a moment depends on settings of the session, and its last digits are lost.
            "timestamp" => new ColumnPrinting(static c => $"unix_micros({c})", CellForm.Microseconds),
            "timestamp_ntz" => new ColumnPrinting(static c => $"CAST({c} AS STRING)", CellForm.Moment),
            "array" or "map" or "struct" or "variant" => As(CellForm.Json),
            var head => SparkPlain.Contains(head, StringComparer.Ordinal) ? As(CellForm.AsIs) : null,
        };

    /// <summary>For a column that Trino holds; null where it has no text.</summary>
    /// <param name="type">Its type, in Trino's words.</param>
    public static ColumnPrinting? OfTrino(string type) =>
        Head(type) switch
        {
            "decimal" => As(CellForm.Decimal),
            "real" => As(CellForm.Single),
            "double" => As(CellForm.Double),
            "timestamp" => new ColumnPrinting(
                type.EndsWith("with time zone", StringComparison.Ordinal) ? static c => $"to_iso8601({c})" : static c => c,
                CellForm.Moment
            ),
            "varbinary" => new ColumnPrinting(static c => $"to_base64({c})", CellForm.AsIs),
            "json" => new ColumnPrinting(static c => $"json_format({c})", CellForm.Json),

            // There is no cast of bytes to JSON.
            "array" when type == "array(varbinary)" => AsJson(static c => $"transform({c}, b -> to_base64(b))"),
            "map"
                when type.EndsWith(", varbinary)", StringComparison.Ordinal)
                    && type.IndexOf("varbinary", StringComparison.Ordinal) == type.Length - 10 => AsJson(static c =>
                $"transform_values({c}, (k, b) -> to_base64(b))"
            ),
            "array" or "map" or "row" => type.Contains("varbinary", StringComparison.Ordinal) ? null : AsJson(static c => c),
            var head => TrinoPlain.Contains(head, StringComparer.Ordinal) ? As(CellForm.AsIs) : null,
        };

    private static ColumnPrinting As(CellForm form) => new(static c => c, form);

    private static ColumnPrinting AsJson(Func<string, string> sql) => new(c => $"json_format(CAST({sql(c)} AS JSON))", CellForm.Json);

    private static string Head(string type) => type.IndexOfAny(['(', '<', ' ']) is >= 0 and var at ? type[..at] : type;
}
