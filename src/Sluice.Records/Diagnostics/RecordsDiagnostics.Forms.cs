using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Diagnostics;

/// <summary>Mistakes with the forms of a printed query. SLU8130 …</summary>
public static partial class RecordsDiagnostics
{
    /// <summary>An option of another form.</summary>
    public static DiagnosticDescriptor OptionOfOtherForm { get; } =
        Error(
            8130,
            "option-of-other-form",
            "`{0}` has no meaning with `--form {1}`",
            "A view and a table have names, `--into`; users and an owner are those of Trino's rules, which are in Trino's words. An option that would be passed over silently is refused.",
            "sluice sql transfers/daily.yaml --policies policies --form select --into outgoing.customers",
            "sluice sql transfers/daily.yaml --policies policies --form view --into outgoing.customers"
        );

    /// <summary>Columns of a table that were not given.</summary>
    public static DiagnosticDescriptor ColumnsNeeded { get; } =
        Error(
            8131,
            "columns-needed",
            "the columns of the table of dataset `{0}` are not known",
            "Trino's rules show every column of a table that they do not name. `--columns` says which there are: a file with what `DESCRIBE` prints in Trino.",
            "sluice sql transfers/daily.yaml --policies policies --form trino-rules --table customers=lake.crm.customers --user alipay=svc_alipay --owner gate",
            "sluice sql transfers/daily.yaml --policies policies --form trino-rules --table customers=lake.crm.customers --user alipay=svc_alipay --owner gate --columns customers.csv"
        );

    /// <summary>A file that is no answer to <c>DESCRIBE</c>.</summary>
    public static DiagnosticDescriptor ColumnsUnreadable { get; } =
        Error(
            8132,
            "columns-unreadable",
            "`{0}`, line {1}: this is no column as DESCRIBE prints it",
            "`--columns` reads what `DESCRIBE` prints: in Trino as CSV, TSV, JSON or drawn as a table, in Spark as `spark-sql` or `beeline` write it. Each column stands on a line of its own, and none twice. The line is not shown: the file may be another one, with rows in it.",
            "sluice sql transfers/daily.yaml --policies policies --columns customers.parquet",
            "sluice sql transfers/daily.yaml --policies policies --columns customers.csv"
        );

    /// <summary>A column of the manifest that the table does not have.</summary>
    public static DiagnosticDescriptor ColumnNotDescribed { get; } =
        Error(
            8133,
            "column-not-described",
            "column `{0}` of `{1}` is not among those of `--columns`",
            "A query would fail on it. The table is another one, or has changed since it was described; upper and lower case are one.",
            "sluice sql transfers/daily.yaml --policies policies --columns orders.csv",
            "sluice sql transfers/daily.yaml --policies policies --columns customers.csv"
        );

    /// <summary>A user of a recipient that gets nothing.</summary>
    public static DiagnosticDescriptor UserOfNobody { get; } =
        Error(
            8134,
            "user-of-nobody",
            "`{0}` is no recipient of `{1}`",
            "`--user PARTNER=USER` says as whom a recipient of the transfer comes to Trino: one named in `to` or `onward`. Nobody else may read what it decides.",
            "sluice sql transfers/daily.yaml --policies policies --form trino-rules --user alipai=svc_alipay --owner gate",
            "sluice sql transfers/daily.yaml --policies policies --form trino-rules --user alipay=svc_alipay --owner gate"
        );

    /// <summary>A recipient who is the owner.</summary>
    public static DiagnosticDescriptor UserIsOwner { get; } =
        Error(
            8135,
            "user-is-owner",
            "`{0}` cannot be owner and recipient",
            "Filters read the ledger as the owner. A recipient's user is left with no privilege but that of the rows that are permitted, so that nobody could read the ledger.",
            "sluice sql transfers/daily.yaml --policies policies --form trino-rules --user alipay=gate --owner gate",
            "sluice sql transfers/daily.yaml --policies policies --form trino-rules --user alipay=svc_alipay --owner gate"
        );

    /// <summary>A table without catalog or schema.</summary>
    public static DiagnosticDescriptor WholeNameNeeded { get; } =
        Error(
            8136,
            "whole-name-needed",
            "a rule for the table of `{0}` needs its catalog and schema",
            "A rule of Trino without them is one for every table of that name, in whatever catalog.",
            "sluice sql transfers/daily.yaml --policies policies --form trino-rules --table customers=customers",
            "sluice sql transfers/daily.yaml --policies policies --form trino-rules --table customers=lake.crm.customers"
        );

    /// <summary>Single cells that a form cannot withhold.</summary>
    public static DiagnosticDescriptor CellsNotWithheld { get; } =
        Error(
            8137,
            "cells-not-withheld",
            "`--form {0}` withholds rows, and dataset `{1}` withholds single cells",
            "With `withhold: null` a row may leave without some of its cells. A condition over rows cannot take a cell away; a view and Trino's rules can.",
            "sluice sql transfers/cells.yaml --policies policies --form row-filter --dialect spark",
            "sluice sql transfers/cells.yaml --policies policies --form view --dialect spark"
        );

    /// <summary>One name for two things.</summary>
    public static DiagnosticDescriptor FormTwice { get; } =
        Error(
            8138,
            "form-twice",
            "{0} would be made twice: for `{1}` and `{2}`",
            "The second would take the place of the first, or be passed over: of Trino's rules the first that fits a user and a table is the only one. Print the transfers one by one, or give them names that stay apart.",
            "sluice sql transfers/two.yaml --policies policies --form view --into customers=outgoing.customers --into orders=outgoing.customers",
            "sluice sql transfers/two.yaml --policies policies --form view --into customers=outgoing.customers --into orders=outgoing.orders"
        );

    /// <summary>Rules for a transfer none of whose recipients has a user.</summary>
    public static DiagnosticDescriptor UserNeeded { get; } =
        Error(
            8148,
            "user-needed",
            "`{0}` needs the user of a recipient, `--user PARTNER=USER`",
            "Rules of access are for users of the cluster. Which user a recipient asks as stands in no policy, so it is said with `--user`, once for each recipient.",
            "sluice sql transfers/daily.yaml --policies policies --form trino-rules --owner sluice --columns columns.txt",
            "sluice sql transfers/daily.yaml --policies policies --form trino-rules --owner sluice --columns columns.txt --user alipay=svc_alipay"
        );
}
