namespace Sluice.Cli.Tests.Clusters;

/// <summary>The types in which tables of one engine hold people and their consent records.</summary>
/// <param name="Name">What is particular in it.</param>
/// <param name="Facts">The types of flag, age, score, born, land, tier and note.</param>
/// <param name="Key">The type of the key in the rows.</param>
/// <param name="Subject">The type of the key in the ledger.</param>
/// <param name="Text">The type of consent and notice.</param>
/// <param name="Day">The type of the days in the ledger.</param>
/// <param name="Zone">The sender's zone; null for none.</param>
public sealed record ClusterWorld(string Name, string[] Facts, string Key, string Subject, string Text, string Day, string? Zone = null)
{
    /// <summary>Worlds of Trino.</summary>
    public static IReadOnlyList<ClusterWorld> Trino { get; } =
    [
        new(
            "plain",
            ["boolean", "bigint", "decimal(30,26)", "date", "varchar", "varchar", "varchar"],
            "varchar",
            "varchar",
            "varchar",
            "varchar"
        ),
        new(
            "texts",
            ["varchar", "varchar", "varchar", "varchar", "varchar(20)", "varchar(20)", "varchar(20)"],
            "varchar(30)",
            "varchar(30)",
            "varchar(30)",
            "varchar(30)"
        ),
        new(
            "blanks",
            ["boolean", "integer", "double", "timestamp(3)", "char(8)", "char(8)", "char(8)"],
            "char(6)",
            "char(9)",
            "char(14)",
            "date"
        ),
        new(
            "numbers",
            ["boolean", "smallint", "decimal(38,30)", "timestamp(6)", "varchar", "varchar", "varchar"],
            "double",
            "bigint",
            "varchar",
            "timestamp(6)"
        ),
        new(
            "zone",
            ["boolean", "decimal(10,0)", "real", "timestamp(3) with time zone", "varchar", "varchar", "varchar"],
            "decimal(10,2)",
            "varchar",
            "varchar",
            "timestamp(3) with time zone",
            "Europe/Berlin"
        ),
        new(
            "uuids",
            ["boolean", "double", "double", "timestamp(0) with time zone", "varchar", "char(6)", "varchar"],
            "uuid",
            "varchar",
            "varchar",
            "varchar",
            "Asia/Seoul"
        ),
    ];

    /// <summary>Worlds of Spark.</summary>
    public static IReadOnlyList<ClusterWorld> Spark { get; } =
    [
        new("plain", ["boolean", "bigint", "decimal(30,26)", "date", "string", "string", "string"], "string", "string", "string", "string"),
        new(
            "texts",
            ["string", "string", "string", "string", "varchar(20)", "varchar(20)", "varchar(20)"],
            "varchar(30)",
            "varchar(30)",
            "varchar(30)",
            "varchar(30)"
        ),
        new(
            "blanks",
            ["boolean", "int", "double", "timestamp_ntz", "char(8)", "char(8)", "char(8)"],
            "char(6)",
            "char(9)",
            "char(14)",
            "date"
        ),
        new(
            "numbers",
            ["boolean", "smallint", "decimal(38,30)", "timestamp", "string", "string", "string"],
            "double",
            "bigint",
            "string",
            "timestamp_ntz"
        ),
        new(
            "zone",
            ["boolean", "decimal(10,0)", "float", "timestamp", "string", "string", "string"],
            "decimal(10,2)",
            "string",
            "string",
            "timestamp",
            "Europe/Berlin"
        ),
        new(
            "tiny",
            ["boolean", "tinyint", "double", "timestamp", "string", "char(6)", "string"],
            "int",
            "tinyint",
            "string",
            "string",
            "Asia/Seoul"
        ),
    ];

    /// <summary>Whether keys are numbers on one side at least.</summary>
    public bool HasNumbers =>
        new[] { Key, Subject }.Any(static t => !t.Contains("char", StringComparison.Ordinal) && t is not ("string" or "uuid"));

    /// <summary>
    /// Whether a printed text cannot know the types: Spark says there that char(n) is text and shows the blanks, so that the text selects
    /// less.
    /// </summary>
    public bool HidesTypes =>
        Spark.Contains(this)
        && Facts.Append(Key).Append(Subject).Append(Text).Any(static t => t.StartsWith("char(", StringComparison.Ordinal));

    /// <summary>Whether keys are UUIDs.</summary>
    public bool HasUuids => Key == "uuid";
}
