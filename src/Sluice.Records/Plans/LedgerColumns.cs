namespace Sluice.Records.Plans;

/// <summary>The columns of a ledger, whatever holds it.</summary>
internal static class LedgerColumns
{
    /// <summary>Their names, in the order in which a record is handed on.</summary>
    public static readonly string[] Names = ["subject", "consent", "granted_at", "withdrawn_at", "expires_at", "notice"];

    /// <summary>Whether a column holds days; the others hold texts.</summary>
    public static bool IsDay(string name) => name.EndsWith("_at", StringComparison.Ordinal);
}
