using System.Collections.Immutable;

namespace Sluice.Core.Semantics;

/// <summary>
/// The closed vocabulary of a policy set. Categories, purposes, partners and populations stand in preorder, so the index in
/// the array is the symbol's <see cref="TreeSymbol.Id"/>; siblings are in ordinal order of their names, so that the order of files never matters.
/// </summary>
public sealed class Vocabulary
{
    // For each purpose one more than its cap; 0 where nobody has asked. Two threads that ask at once find the same.
    private int[]? formCaps;

    /// <summary>All data categories.</summary>
    public required SymbolTable<CategorySymbol> Categories { get; init; }

    /// <summary>All purposes.</summary>
    public required SymbolTable<PurposeSymbol> Purposes { get; init; }

    /// <summary>All partners.</summary>
    public required SymbolTable<PartnerSymbol> Partners { get; init; }

    /// <summary>All populations.</summary>
    public required SymbolTable<PopulationSymbol> Populations { get; init; }

    /// <summary>All regions.</summary>
    public required SymbolTable<RegionSymbol> Regions { get; init; }

    /// <summary>All attributes of transfers.</summary>
    public required SymbolTable<AttributeSymbol> Attributes { get; init; }

    /// <summary>All attributes of people.</summary>
    public required SymbolTable<AttributeSymbol> SubjectAttributes { get; init; }

    /// <summary>All consents.</summary>
    public required SymbolTable<ConsentSymbol> Consents { get; init; }

    /// <summary>All agreements.</summary>
    public required SymbolTable<AgreementSymbol> Agreements { get; init; }

    /// <summary>All forms, weakest first.</summary>
    public required SymbolTable<FormSymbol> Forms { get; init; }

    /// <summary>All techniques.</summary>
    public required SymbolTable<TechniqueSymbol> Techniques { get; init; }

    /// <summary>All duties.</summary>
    public required SymbolTable<DutySymbol> Duties { get; init; }

    /// <summary>The strongest rank data can have under a purpose.</summary>
    internal int FormCapOf(PurposeSymbol purpose)
    {
        var caps = formCaps ??= new int[Purposes.Count];
        if (caps[purpose.Id] == 0)
        {
            caps[purpose.Id] = Evaluation.Forms.Cap(this, purpose) + 1;
        }

        return caps[purpose.Id] - 1;
    }
}
