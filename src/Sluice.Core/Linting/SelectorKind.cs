namespace Sluice.Core.Linting;

/// <summary>What a selector selects from.</summary>
internal enum SelectorKind
{
    /// <summary>Data categories.</summary>
    Categories,

    /// <summary>Partners.</summary>
    Partners,

    /// <summary>Purposes.</summary>
    Purposes,
}
