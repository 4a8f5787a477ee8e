namespace Sluice.Records.Engines.People;

/// <summary>What would make one key of another.</summary>
[Flags]
internal enum KeyChange
{
    /// <summary>Nothing; of people counted by a cluster, some change that it does not tell from others.</summary>
    None = 0,

    /// <summary>Letters in upper or lower case.</summary>
    Case = 1,

    /// <summary>Blanks and characters that are not seen, at the ends.</summary>
    Blanks = 2,

    /// <summary>Of a whole number: leading zeros, a plus sign, zeros behind the point.</summary>
    Zeros = 4,
}
