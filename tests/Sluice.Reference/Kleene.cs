namespace Sluice.Reference;

/// <summary>Three truth values, in the order of Kleene's logic.</summary>
public enum Kleene
{
    /// <summary>False.</summary>
    False,

    /// <summary>Unknown.</summary>
    Unknown,

    /// <summary>True.</summary>
    True,
}
