using System.Globalization;
using Sluice.Records.Diagnostics;
using Sluice.Records.Engines.People;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines;

/// <summary>
/// Checks that records are not lost: a record whose person has no row has no effect. That may be, but not because two programs write one
/// key in two ways.
/// </summary>
/// <param name="transfer">The transfer.</param>
/// <param name="display">The rows, as they are shown.</param>
/// <param name="diagnostics">Takes what stands against it.</param>
internal sealed class FoundCheck(TransferPlan transfer, string display, DiagnosticBag diagnostics)
{
    /// <summary>Whether at least one person is found and none is nearly found; if not, it has been reported.</summary>
    public bool Check(FoundPeople found, long rows)
    {
        var exact = transfer.Manifest.Ledger is { ExactKeys: true };
        var location = transfer.Manifest.Ledger?.Location ?? transfer.Manifest.Location;
        if (!found.Near.IsEmpty)
        {
            diagnostics.Add(
                Diagnostic
                    .Create(
                        RecordsDiagnostics.KeysNear,
                        location,
                        display,
                        string.Join(", ", found.Near.Select(static n => $"{Number(n.Value)} {Words(n.Key)}"))
                    )
                    .WithHint("write keys in one way on both sides, or say `keys: exact` under `ledger`")
            );
            return false;
        }

        if (found is { Found: 0, Of: > 0 } && rows > 0 && !exact)
        {
            diagnostics.Add(
                Diagnostic
                    .Create(RecordsDiagnostics.NobodyFound, location, display, Number(found.Of))
                    .WithHint(
                        "look whether `key` names the column that the ledger calls `subject`; where nobody is meant to be found, say `keys: exact` under `ledger`"
                    )
            );
            return false;
        }

        return true;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    // Where a cluster counts them, it does not tell one change from another.
    private static string Words(KeyChange change) =>
        change == KeyChange.None
            ? "if letters in upper or lower case, blanks at the ends, leading zeros or a sign did not count"
            : "with other "
                + string.Join(
                    " and ",
                    new[]
                    {
                        (KeyChange.Case, "letters in upper or lower case"),
                        (KeyChange.Blanks, "blanks at the ends"),
                        (KeyChange.Zeros, "leading zeros or a sign"),
                    }
                        .Where(c => change.HasFlag(c.Item1))
                        .Select(static c => c.Item2)
                );
}
