namespace Sluice.Records.Plans;

/// <summary>What the keys of people are, by the columns of rows and ledger together: what one of them says holds for both.</summary>
internal enum KeyForm
{
    /// <summary>Texts, letter by letter.</summary>
    Exact,

    /// <summary>Texts; the same characters of Unicode are the same, whether written in one piece or in several.</summary>
    Text,

    /// <summary>Texts whose letters may be in upper or lower case.</summary>
    AnyCase,

    /// <summary>Whole numbers.</summary>
    Whole,

    /// <summary>UUIDs.</summary>
    Uuid,
}
