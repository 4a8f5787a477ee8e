using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Diagnostics;

/// <content>What engines take names and cells for. SLU8100 …</content>
public static partial class RecordsDiagnostics
{
    /// <summary>Names of the manifest that are one name in the engine.</summary>
    public static DiagnosticDescriptor FieldsAlike { get; } =
        Error(
            8100,
            "fields-alike",
            "`{0}` and `{1}` are one column in {2}",
            "Most engines take names of columns that differ in upper and lower case alone for one. The manifest speaks of two columns, and the engine would read one of them for both.",
            "sluice sql transfers/both_cases.yaml --policies policies --dialect trino",
            "sluice sql transfers/daily.yaml --policies policies --dialect trino"
        );

    /// <summary>A column under whose collation different texts are one.</summary>
    public static DiagnosticDescriptor ColumnCollated { get; } =
        Error(
            8101,
            "column-collated",
            "column `{1}` of `{0}` has a collation of its own",
            "Under a collation the engine may take different texts for one, `YES` for `yes`. Policies, manifests and ledgers compare texts letter by letter.",
            "sluice filter transfers/collated.yaml --policies policies --out out --engine spark --submit spark-sql",
            "sluice filter transfers/daily.yaml --policies policies --out out --engine spark --submit spark-sql"
        );

    /// <summary>A client that does not print what it is told.</summary>
    public static DiagnosticDescriptor ClientLetters { get; } =
        Error(
            8102,
            "client-letters",
            "`{0}` does not print letters beyond ASCII as they are",
            "In a locale without UTF-8 a client prints a question mark in the place of every letter that it cannot write: the rows would be others than those of the table.",
            "LC_ALL=C sluice filter transfers/daily.yaml --policies policies --out out --engine spark --submit spark-sql",
            "LC_ALL=C.UTF-8 sluice filter transfers/daily.yaml --policies policies --out out --engine spark --submit spark-sql"
        );
}
