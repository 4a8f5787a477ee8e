namespace Sluice.Core.Model;

/// <summary>Kleene's three truth values, ordered so that "and" is the smaller and "or" the larger.</summary>
public enum Truth
{
    /// <summary>Known not to be so.</summary>
    False = 0,

    /// <summary>Not known.</summary>
    Unknown = 1,

    /// <summary>Known to be so.</summary>
    True = 2,
}
