namespace Sluice.Core.Model;

/// <summary>How a consent comes about.</summary>
public enum ConsentKind
{
    /// <summary>Nothing holds until the person agrees.</summary>
    OptIn,

    /// <summary>It holds until the person objects.</summary>
    OptOut,

    /// <summary>The person was told.</summary>
    Notice,
}
