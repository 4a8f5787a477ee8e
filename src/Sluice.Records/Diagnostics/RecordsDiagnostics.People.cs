using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Diagnostics;

/// <content>Whom the records of a ledger are of. SLU8060 …</content>
public static partial class RecordsDiagnostics
{
    /// <summary>Keys that nearly match.</summary>
    public static DiagnosticDescriptor KeysNear { get; } =
        Error(
            8060,
            "keys-near",
            "people of the ledger are in no row of `{0}`, and would be: {1}",
            "A record counts for the rows that have its `subject` as their key. Two programs may write one key in two ways: ` p1`, `P1`, `007`. Such a record would count for nobody, and an objection would be lost. "
                + "Write keys in one way on both sides. Where keys that differ in this are of different people, say `ledger: { keys: exact }`. Columns that say what they hold, UUIDs and whole numbers, need none of this.",
            "sluice filter transfers/other_case.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );

    /// <summary>No person of the ledger is in the rows.</summary>
    public static DiagnosticDescriptor NobodyFound { get; } =
        Error(
            8061,
            "nobody-found",
            "of the {1} people of the ledger none is in the rows of `{0}`",
            "Where the records of a ledger are for nobody at all, key and subject are mostly not the same thing: the one is a number of a customer, the other an address. Then every objection is lost. "
                + "Name the right column under `key`, or take the right ledger. Where nobody is meant to be found, say `ledger: { keys: exact }`.",
            "sluice filter transfers/other_key.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );

    /// <summary>A consent in the ledger that nearly has a name asked for.</summary>
    public static DiagnosticDescriptor ConsentNear { get; } =
        Error(
            8062,
            "consent-near",
            "`{0}` has {1} of a consent that no policy knows and whose name is nearly `{2}`",
            "Records of a consent whose name is misspelt count for nothing, and an objection among them would be lost. Write the name as the policy does, or add the other consent to the policy where it is one. "
                + "What stands in the ledger is not shown: where columns are shifted it may be of a person.",
            "sluice filter transfers/misspelt_consent.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );

    /// <summary>Cells that are no key.</summary>
    public static DiagnosticDescriptor KeyWrong { get; } =
        Error(
            8080,
            "key-wrong",
            "column `{1}` of `{0}` holds something that is no key: {2}; {3}",
            "A key is a text or a whole number, of whatever type: 7, 7.0 of a DOUBLE and 7 of a DECIMAL are one key. A number with a fraction is none, and a floating-point number beyond 2^53 stands for several whole numbers at once: "
                + "whose row or record it is, nobody knows. Write such keys as text or as whole numbers. The key is not shown, for it is a person's.",
            "sluice filter transfers/rounded_keys.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );
}
