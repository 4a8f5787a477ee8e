using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Manifests;

/// <summary>A table of rows, one or more per person.</summary>
public sealed record Dataset
{
    /// <summary>Its name.</summary>
    public required Located<string> Name { get; init; }

    /// <summary>Where the rows are, as written; null when not said.</summary>
    public Located<string>? Source { get; init; }

    /// <summary>The column that identifies the person; null when not said.</summary>
    public Located<string>? Key { get; init; }

    /// <summary>Which column holds which attribute of the person.</summary>
    public ImmutableDictionary<AttributeSymbol, Located<string>> Subject { get; init; } =
        ImmutableDictionary<AttributeSymbol, Located<string>>.Empty;

    /// <summary>The fields, as listed; at least one.</summary>
    public required ImmutableArray<DataField> Fields { get; init; }

    /// <summary>Whether a cell that must stay is emptied (<c>withhold: null</c>) rather than its whole row left out.</summary>
    public bool WithholdCells { get; init; }

    /// <summary>Whether columns that are not named here are dropped (<c>undeclared: drop</c>) rather than an error.</summary>
    public bool DropUndeclared { get; init; }

    /// <summary>What is stated for this dataset.</summary>
    public StatedFacts Stated { get; init; } = StatedFacts.None;
}
