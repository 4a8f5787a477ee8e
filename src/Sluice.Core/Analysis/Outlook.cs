namespace Sluice.Core.Analysis;

/// <summary>The verdicts a flow can get, whatever a manifest states: from least to most permissive.</summary>
public enum Outlook
{
    /// <summary>No transfer of it is permitted for any person: proven over everything a manifest can state.</summary>
    Never,

    /// <summary>The search was cut short; no transfer was found that is permitted.</summary>
    Undecided,

    /// <summary>Some transfer of it is permitted for some person: it depends on facts, dates or people.</summary>
    Depends,

    /// <summary>Category, recipient and purpose permit it by themselves, with nothing else known.</summary>
    Always,
}
