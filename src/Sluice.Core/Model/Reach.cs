namespace Sluice.Core.Model;

/// <summary>How much of a name a selector includes.</summary>
public enum Reach
{
    /// <summary>Nothing of it.</summary>
    Outside,

    /// <summary>A part of it: the name is touched and not covered.</summary>
    Part,

    /// <summary>All of it.</summary>
    Covers,
}
