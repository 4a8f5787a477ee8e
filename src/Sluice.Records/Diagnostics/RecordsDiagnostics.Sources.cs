using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Diagnostics;

/// <content>Files with rows.</content>
public static partial class RecordsDiagnostics
{
    /// <summary>A dataset or ledger without a source.</summary>
    public static DiagnosticDescriptor SourceMissing { get; } =
        Error(
            8006,
            "source-missing",
            "{0} has no `source`",
            "`source` is the file with the rows: Parquet, CSV, TSV or JSON, relative to the manifest. `check` and `sql` do without, `filter` cannot.",
            "sluice filter transfers/no_source.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );

    /// <summary>A source outside the manifest's folder.</summary>
    public static DiagnosticDescriptor SourceOutside { get; } =
        Error(
            8007,
            "source-outside",
            "`{0}` lies outside the manifest's folder",
            "A manifest comes from whoever wants to send, so it may only name files beside or below it. `--allow-path DIR` allows a further folder.",
            "sluice filter transfers/elsewhere.yaml --policies policies --out out",
            "sluice filter transfers/elsewhere.yaml --policies policies --out out --allow-path exports"
        );

    /// <summary>A source of an unknown format.</summary>
    public static DiagnosticDescriptor SourceFormat { get; } =
        Error(
            8008,
            "source-format",
            "`{0}` is no format that can be filtered",
            "The ending says what is in a file: `.parquet`, `.csv` (with a line of names, commas and double quotes), `.tsv` (the same with tabs), `.jsonl`, `.ndjson` or `.json` (one object a line; `.json` also an array of objects). "
                + "Texts may be compressed: `.gz` or `.zst` stands behind the ending then. The files of a folder or pattern are all of one format, compressed alike.",
            "sluice filter transfers/spreadsheet.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );

    /// <summary>A source that cannot be read.</summary>
    public static DiagnosticDescriptor SourceUnreadable { get; } =
        Error(
            8009,
            "source-unreadable",
            "`{0}` cannot be read as {1}: {2}",
            "A file that is cut off or not compressed as its ending says, lines that end in several ways, a row with too many or too few cells, or a line that is no JSON object: no row of such a file is passed on, for nobody knows what else is wrong with it.",
            "sluice filter transfers/broken.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );

    /// <summary>Columns that are wanted are not there.</summary>
    public static DiagnosticDescriptor ColumnMissing { get; } =
        Error(
            8010,
            "column-missing",
            "`{0}` has no {1}",
            "Every field, the key and every column under `subject` have to be in the data, written alike; a ledger has subject, consent, granted_at, withdrawn_at, expires_at and notice.",
            "sluice filter transfers/misnamed.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );

    /// <summary>A column that the manifest does not name.</summary>
    public static DiagnosticDescriptor ColumnUndeclared { get; } =
        Error(
            8011,
            "column-undeclared",
            "the manifest does not name {1} of `{0}`{2}",
            "Nobody has said what is in these columns, so nothing can be decided about them. Name them under `fields`, or write `undeclared: drop` in the dataset to leave them out. They are told by their place, "
                + "counted from 1, or by their number where they are keys of JSON objects: where a line of names is missing, or objects have addresses as keys, what they are called is of a person.",
            "sluice filter transfers/surplus.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );

    /// <summary>A column of the wrong type.</summary>
    public static DiagnosticDescriptor ColumnWrongType { get; } =
        Error(
            8012,
            "column-wrong-type",
            "column `{1}` of `{0}` holds {2}, and {3} is wanted",
            "A column under `subject` holds values of the attribute's type: boolean, integer, decimal, date, text, a country code or one of the names. A key is a text or a whole number.",
            "sluice filter transfers/mistyped.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );

    /// <summary>Cells that are no value of the type.</summary>
    public static DiagnosticDescriptor CellWrong { get; } =
        Error(
            8013,
            "cell-wrong",
            "column `{1}` of `{0}` holds something that is no {2}: {3}",
            "An empty cell is unknown and counts against the row. A cell with something else in it is a mistake in the data, and nobody knows which way it would count. The value is not shown, for it is a person's.",
            "sluice filter transfers/mistyped.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );

    /// <summary>A consent record without a person.</summary>
    public static DiagnosticDescriptor LedgerWithoutSubject { get; } =
        Error(
            8014,
            "ledger-without-subject",
            "`{0}` has a record without a subject: {1}",
            "It may be anybody's withdrawal, so with it nothing can be said of anybody.",
            "sluice filter transfers/daily.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );

    /// <summary>Columns that cannot be told apart.</summary>
    public static DiagnosticDescriptor ColumnsAlike { get; } =
        Error(
            8015,
            "columns-alike",
            "{1} of `{0}` cannot be told apart by their names",
            "Names of columns have to differ in more than upper and lower case: most programs that read the file later take such names for one. Columns are told by their place, for a first line may hold a row of a person instead of names.",
            "sluice filter transfers/twice.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );

    /// <summary>A column of Parquet whose values would be others in the output.</summary>
    public static DiagnosticDescriptor ColumnNotKept { get; } =
        Error(
            8081,
            "column-not-kept",
            "column `{1}` of `{0}` would not leave as it is: {2}",
            "Values leave as they came. What the engine could only write rounded or cut off, as decimals of more than 38 digits, is not written at all: drop the column, or write it with fewer digits. "
                + "Where the type alone becomes another and no value does, the report says so.",
            "sluice filter transfers/wide_decimals.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );

    /// <summary>Less memory than a format takes.</summary>
    public static DiagnosticDescriptor MemoryTooLittle { get; } =
        Error(
            8082,
            "memory-too-little",
            "`{0}` is JSON lines, which take a `--memory` of at least {1}",
            "CSV and Parquet are read with 64MB. Of JSON lines the engine holds more at once, whatever it is told.",
            "sluice filter transfers/json_lines.yaml --policies policies --out out --memory 64MB",
            "sluice filter transfers/json_lines.yaml --policies policies --out out --memory 256MB"
        );
}
