using System.Collections.Immutable;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Diagnostics;

/// <summary>Mistakes around rows: queries, sources and ledgers. SLU8001 …</summary>
public static partial class RecordsDiagnostics
{
    /// <summary>All of them in the order of their identifiers.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
        [
            NotExact,
            NameNotPossible,
            DayNeeded,
            DayOutside,
            KeyMissing,
            SourceMissing,
            SourceOutside,
            SourceFormat,
            SourceUnreadable,
            ColumnMissing,
            ColumnUndeclared,
            ColumnWrongType,
            CellWrong,
            LedgerWithoutSubject,
            ColumnsAlike,
            FilterNotBuiltIn,
            OutputShared,
            SourceChanged,
            EngineFailed,
            PartsDiffer,
            PopulationRefuted,
            OutputNotAllowed,
            SampleFormat,
            DatabaseUnreachable,
            TableMissing,
            TableExists,
            TableForNothing,
            TableNotNamed,
            OptionOfOtherEngine,
            ClientFailed,
            ClientAnswer,
            EarlierRemoved,
            LeftoverRemoved,
            LeftoverStays,
            KeysNear,
            NobodyFound,
            ConsentNear,
            KeyWrong,
            PartitionInFile,
            PartitionsDiffer,
            ColumnNotKept,
            MemoryTooLittle,
            FieldsAlike,
            ColumnCollated,
            ClientLetters,
            TableLeft,
            TableDropped,
            TableNotDropped,
            PartitionNotFitting,
            PartitionUncertain,
            ColumnWithoutText,
            TableWithoutVersion,
            VersionNotPossible,
            OptionOfOtherForm,
            ColumnsNeeded,
            ColumnsUnreadable,
            ColumnNotDescribed,
            UserOfNobody,
            UserIsOwner,
            WholeNameNeeded,
            CellsNotWithheld,
            FormTwice,
            UserNeeded,
        ];

    /// <summary>A condition that a dialect cannot say.</summary>
    public static DiagnosticDescriptor NotExact { get; } =
        Error(
            8001,
            "not-exact-in-sql",
            "`{0}` cannot be said exactly in {1}: {2}",
            "A query has to select exactly the rows that the policy permits. What a dialect could only say approximately (a duration of months against days, part of a day) is not said at all. "
                + "Compare another attribute: a date, or a number of days.",
            "sluice sql transfers/daily.yaml --policies policies --dialect duckdb",
            "sluice sql transfers/daily.yaml --policies policies --dialect duckdb"
        );

    /// <summary>A name or text that a dialect cannot hold.</summary>
    public static DiagnosticDescriptor NameNotPossible { get; } =
        Error(
            8002,
            "name-not-possible-in-sql",
            "`{0}` cannot be written in {1}: {2}",
            "Names and texts are quoted, so that nearly everything can stand in them. Some dialects cut long names off or cannot hold every character; a query that then meant another column would be worse than none.",
            "sluice sql transfers/daily.yaml --policies policies --dialect postgres",
            "sluice sql transfers/daily.yaml --policies policies --dialect duckdb"
        );

    /// <summary>Consent records are asked without a day.</summary>
    public static DiagnosticDescriptor DayNeeded { get; } =
        Error(
            8003,
            "day-needed",
            "`{0}` depends on consent records, and it is not said for which day",
            "Whether a person's consent holds depends on the day of the run. A manifest with `on` has one; for every other one say it with `--as-of`. It is never today's by itself.",
            "sluice filter transfers/standing.yaml --policies policies --out out",
            "sluice filter transfers/standing.yaml --policies policies --out out --as-of 2024-05-21"
        );

    /// <summary>The day lies outside the transfer's period.</summary>
    public static DiagnosticDescriptor DayOutside { get; } =
        Error(
            8004,
            "day-outside-transfer",
            "`{0}` does not run on {1}",
            "`--as-of` is the day of one run of a standing transfer, so it has to lie between its `from` and its end.",
            "sluice filter transfers/standing.yaml --policies policies --out out --as-of 1999-01-01",
            "sluice filter transfers/standing.yaml --policies policies --out out --as-of 2024-05-21"
        );

    /// <summary>A dataset without a key depends on consent records.</summary>
    public static DiagnosticDescriptor KeyMissing { get; } =
        Error(
            8005,
            "key-missing",
            "dataset `{0}` depends on consent records, and has no `key`",
            "`key` names the column that says whose row it is; without it no record of the ledger can be found for a row.",
            "sluice filter transfers/no_key.yaml --policies policies --out out",
            "sluice filter transfers/with_key.yaml --policies policies --out out"
        );

    /// <summary>This build cannot filter.</summary>
    public static DiagnosticDescriptor FilterNotBuiltIn { get; } =
        Error(
            8016,
            "filter-not-built-in",
            "this build of `sluice` filters no rows",
            "The natively compiled program has no query engine in it. Use the .NET tool, or run the query that `sluice sql` prints where the rows are.",
            "sluice filter transfers/daily.yaml --policies policies --out out",
            "sluice sql transfers/daily.yaml --policies policies --dialect duckdb"
        );

    /// <summary>Two outputs with one name.</summary>
    public static DiagnosticDescriptor OutputShared { get; } =
        Error(
            8017,
            "output-shared",
            "`{0}` and `{1}` would be one file",
            "What is read is never written over. Output files have the name of their dataset, in a folder with the name of the transfer where a manifest holds several; what cannot stand in a file name becomes `_`. Give them names that stay apart.",
            "sluice filter transfers/two_alike.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );

    /// <summary>The source changed while it was read.</summary>
    public static DiagnosticDescriptor SourceChanged { get; } =
        Error(
            8018,
            "source-changed",
            "`{0}` changed while it was read",
            "A file with rows or records was not the same before and after reading it: its size, its time or its content is another. Nothing has been written; run it again.",
            "sluice filter transfers/daily.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );

    /// <summary>The query engine failed for another reason.</summary>
    public static DiagnosticDescriptor EngineFailed { get; } =
        Error(
            8019,
            "engine-failed",
            "the rows of `{0}` could not be filtered: {1}",
            "The query engine gave up, for example because memory or space on the disk ran out. Nothing has been written.",
            "sluice filter transfers/daily.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );

    private static DiagnosticDescriptor Warning(int number, string slug, string message, string explanation, string bad, string good) =>
        new($"SLU{number}", slug, DiagnosticSeverity.Warning, message, explanation, bad, good, DiagnosticSubject.Command);

    private static DiagnosticDescriptor Error(int number, string slug, string message, string explanation, string bad, string good) =>
        new($"SLU{number}", slug, DiagnosticSeverity.Error, message, explanation, bad, good, DiagnosticSubject.Command);
}
