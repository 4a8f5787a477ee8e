namespace Sluice.Core.Model;

/// <summary>For whom a consent holds.</summary>
public enum ConsentCoverage
{
    /// <summary>For no person.</summary>
    None,

    /// <summary>For everyone.</summary>
    All,

    /// <summary>For each person as the ledger says.</summary>
    Ledger,
}
