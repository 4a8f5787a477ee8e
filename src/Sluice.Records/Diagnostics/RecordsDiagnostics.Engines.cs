using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Diagnostics;

/// <summary>Mistakes with rows that others keep. SLU8040 …</summary>
public static partial class RecordsDiagnostics
{
    /// <summary>No connection.</summary>
    public static DiagnosticDescriptor DatabaseUnreachable { get; } =
        Error(
            8040,
            "database-unreachable",
            "the PostgreSQL server cannot be reached: {0}",
            "The server that `--connection` or the variable SLUICE_CONNECTION names does not answer, or does not let this user in. The password is never shown.",
            "sluice filter transfers/daily.yaml --policies policies --out out --engine postgres --connection \"Host=nowhere.invalid\"",
            "sluice filter transfers/daily.yaml --policies policies --out out --engine postgres --connection \"Host=db.example.org;Database=crm\""
        );

    /// <summary>A table is not there.</summary>
    public static DiagnosticDescriptor TableMissing { get; } =
        Error(
            8041,
            "table-missing",
            "there is no table `{0}`",
            "A dataset is looked for in the table of its name, and the ledger in one with the name of its file without the ending. `--table` names another one. Upper and lower case count.",
            "sluice filter transfers/daily.yaml --policies policies --out out --engine postgres",
            "sluice filter transfers/daily.yaml --policies policies --out out --engine postgres --table customers=crm.customers"
        );

    /// <summary>A table to be made is there already.</summary>
    public static DiagnosticDescriptor TableExists { get; } =
        Error(
            8042,
            "table-exists",
            "table `{0}` is there already",
            "`--into` makes a new table, whole or not at all. It never adds to one that is there and never replaces one.",
            "sluice filter transfers/daily.yaml --policies policies --engine postgres --into customers=crm.customers",
            "sluice filter transfers/daily.yaml --policies policies --engine postgres --into customers=outgoing.customers"
        );

    /// <summary>A table is named for something the manifest does not have.</summary>
    public static DiagnosticDescriptor TableForNothing { get; } =
        Error(
            8043,
            "table-for-nothing",
            "`{0} {1}` names no dataset of the manifest{2}",
            "`--table` says which table holds a dataset or the ledger, and `--into` which one is made for a dataset. With a name that is misspelt another table would be read or none made.",
            "sluice filter transfers/daily.yaml --policies policies --out out --engine postgres --table customer=crm.customers",
            "sluice filter transfers/daily.yaml --policies policies --out out --engine postgres --table customers=crm.customers"
        );

    /// <summary>A dataset is to go into a table, and it is not said into which.</summary>
    public static DiagnosticDescriptor TableNotNamed { get; } =
        Error(
            8044,
            "table-not-named",
            "`--into` names no table for dataset `{0}`",
            "Nothing is made that nobody asked for: with several datasets each that is written needs a table of its own.",
            "sluice filter transfers/two.yaml --policies policies --engine postgres --into customers=outgoing.customers",
            "sluice filter transfers/two.yaml --policies policies --engine postgres --into customers=outgoing.customers --into orders=outgoing.orders"
        );

    /// <summary>An option of another engine.</summary>
    public static DiagnosticDescriptor OptionOfOtherEngine { get; } =
        Error(
            8045,
            "option-of-other-engine",
            "`{0}` has no meaning with the engine `{1}`",
            "Files are read by the embedded engine, tables by PostgreSQL, Spark or Trino. An option that would be passed over silently is refused.",
            "sluice filter transfers/daily.yaml --policies policies --out out --connection \"Host=db.example.org\"",
            "sluice filter transfers/daily.yaml --policies policies --out out --engine postgres --connection \"Host=db.example.org\""
        );

    /// <summary>The client failed.</summary>
    public static DiagnosticDescriptor ClientFailed { get; } =
        Error(
            8046,
            "client-failed",
            "`{0}` {1}",
            "The query is handed to the client that `--submit` names. It could not be started, ended with an error or did not end in time. What it says itself may quote cells of rows, and is shown with `--client-messages` only. Nothing is written.",
            "sluice filter transfers/daily.yaml --policies policies --out out --engine spark --submit no-such-client",
            "sluice filter transfers/daily.yaml --policies policies --out out --engine spark --submit spark-sql"
        );

    /// <summary>The client's answer is none.</summary>
    public static DiagnosticDescriptor ClientAnswer { get; } =
        Error(
            8047,
            "client-answer",
            "what `{0}` printed is no answer to the query: {1}",
            "Every line on the client's standard output has to be a row, as JSON with the columns of the query, in UTF-8. Only before the first row and behind the last there may be lines that do not begin with `{`. Anything else makes the whole answer worthless, and is not told, for it may hold cells. Nothing is written.",
            "sluice filter transfers/daily.yaml --policies policies --out out --engine spark --submit \"spark-sql --verbose\"",
            "sluice filter transfers/daily.yaml --policies policies --out out --engine spark --submit spark-sql"
        );
}
