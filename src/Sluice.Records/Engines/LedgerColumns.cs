using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Records.Engines;

/// <summary>The columns of a ledger, whatever holds it.</summary>
internal static class LedgerColumns
{
    /// <summary>Their names, in the order in which a record is handed on.</summary>
    public static readonly string[] Names = ["subject", "consent", "granted_at", "withdrawn_at", "expires_at", "notice"];

    /// <summary>Whether a column holds days; the others hold texts.</summary>
    public static bool IsDay(string name) => name.EndsWith("_at", StringComparison.Ordinal);

    /// <summary>Whether all are there; if not, it has been reported, in one message whatever their number.</summary>
    public static bool Check(IReadOnlyCollection<string> present, string display, SourceLocation location, bool isKeys, DiagnosticBag diagnostics)
    {
        var others = present.ToHashSet(StringComparer.Ordinal);
        var missing = Names.Where(n => !others.Contains(n)).ToList();
        if (missing.Count > 0)
        {
            diagnostics.Add(ColumnCheck.Missing(location, display, missing, [.. present.Except(Names, StringComparer.Ordinal)], isKeys, present));
        }

        return missing.Count == 0;
    }
}
