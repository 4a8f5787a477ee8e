using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Diagnostics;

/// <summary>Mistakes with tables that a cluster writes. SLU8120 …</summary>
public static partial class RecordsDiagnostics
{
    /// <summary>A table of a run that did not end.</summary>
    public static DiagnosticDescriptor TableLeft { get; } =
        Warning(
            8120,
            "table-left",
            "table `{0}` is of a run that was ended before it could drop it, or of one that is at work",
            "Until it is counted a table that `--into` makes has a name of its own. A run that is killed cannot drop it, nor one whose client does not answer any more. Nobody has checked what it holds: drop it, unless another run is at work.",
            "sluice filter transfers/daily.yaml --policies policies --engine spark --submit spark-sql --into customers=outgoing.customers",
            "sluice filter transfers/daily.yaml --policies policies --engine spark --submit spark-sql --into customers=outgoing.customers"
        );

    /// <summary>A table that is not used was dropped.</summary>
    public static DiagnosticDescriptor TableDropped { get; } =
        Warning(
            8121,
            "table-dropped",
            "dropped table `{0}`, which this run had begun",
            "When something fails while the engine writes, or what it wrote is not what was counted, the table it wrote is dropped. It never had the name that was asked for.",
            "sluice filter transfers/daily.yaml --policies policies --engine spark --submit spark-sql --into customers=outgoing.customers --timeout 1",
            "sluice filter transfers/daily.yaml --policies policies --engine spark --submit spark-sql --into customers=outgoing.customers"
        );

    /// <summary>A table that is not used is still there.</summary>
    public static DiagnosticDescriptor TableNotDropped { get; } =
        Error(
            8122,
            "table-not-dropped",
            "table `{0}`, which this run had begun, may still be there: it could not be dropped",
            "The client was asked to drop the table that the engine was writing, and failed or did not answer. Nobody has checked what the table holds. The next run with the same target names it again.",
            "sluice filter transfers/daily.yaml --policies policies --engine trino --submit trino --into customers=outgoing.customers --timeout 1",
            "sluice filter transfers/daily.yaml --policies policies --engine trino --submit trino --into customers=outgoing.customers"
        );

    /// <summary>Rows do not fit a table.</summary>
    public static DiagnosticDescriptor PartitionNotFitting { get; } =
        Error(
            8123,
            "partition-not-fitting",
            "rows cannot go into a partition of table `{0}`: {1}",
            "Rows are put into a partition by the place of their columns. The table has to have the columns that may leave, in their order, with their names and types, and the column of the partition, which is none of them. Nothing is written.",
            "sluice filter transfers/daily.yaml --policies policies --engine spark --submit spark-sql --into-partition outgoing.orders day=2024-05-01",
            "sluice filter transfers/daily.yaml --policies policies --engine spark --submit spark-sql --into-partition outgoing.customers day=2024-05-01"
        );

    /// <summary>What a partition holds is not known.</summary>
    public static DiagnosticDescriptor PartitionUncertain { get; } =
        Error(
            8124,
            "partition-uncertain",
            "what partition `{0}` of table `{1}` holds is not certain: overwriting it failed, or it has another number of rows than were checked",
            "The rows were checked in a table of their own, and then put into the partition, which failed. Spark removes what was there before it writes. Run it again, or remove the partition.",
            "sluice filter transfers/daily.yaml --policies policies --engine spark --submit spark-sql --into-partition outgoing.customers day=2024-05-01",
            "sluice filter transfers/daily.yaml --policies policies --engine spark --submit spark-sql --into-partition outgoing.customers day=2024-05-01"
        );

    /// <summary>A column that has no text.</summary>
    public static DiagnosticDescriptor ColumnWithoutText { get; } =
        Error(
            8125,
            "column-without-text",
            "column `{0}` of `{1}` is of type {2}, which cannot be written as a line",
            "Rows that a client prints are lines of JSON: composite columns are JSON in them, bytes are base64. For this type there is no such form, and a cell that lost something on the way would be another one.",
            "sluice filter transfers/daily.yaml --policies policies --engine trino --submit trino --out out",
            "sluice filter transfers/daily.yaml --policies policies --engine trino --submit trino --into customers=outgoing.customers"
        );

    /// <summary>A table has no version.</summary>
    public static DiagnosticDescriptor TableWithoutVersion { get; } =
        Error(
            8150,
            "table-without-version",
            "table `{0}` does not say which version it is in, as tables of {1} do",
            "With `--versions` all queries of a run read one version of each table, the one it was in when the run began. A view has no versions, nor has a table of another format, nor one that nothing was written to; each table of the transfer needs one, the ledger too.",
            "sluice filter transfers/daily.yaml --policies policies --engine trino --submit trino --versions iceberg --table customers=lake.crm.customers_view --out out",
            "sluice filter transfers/daily.yaml --policies policies --engine trino --submit trino --versions iceberg --table customers=lake.crm.customers --out out"
        );

    /// <summary>A version that a text cannot name.</summary>
    public static DiagnosticDescriptor VersionNotPossible { get; } =
        Error(
            8151,
            "version-not-possible",
            "`--table-version` has no meaning {0}",
            "A version is that of one table at one moment, as Spark and Trino read tables of Iceberg and Delta. Texts that are asked on later days have to see the withdrawals of these days, which a ledger in an old version does not have.",
            "sluice sql transfers/daily.yaml --policies policies --dialect spark --form view --table-version consents=12",
            "sluice sql transfers/daily.yaml --policies policies --dialect spark --table-version consents=12"
        );
}
