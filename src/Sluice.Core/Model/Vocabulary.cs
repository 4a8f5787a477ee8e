using System.Collections.Immutable;

namespace Sluice.Core.Model;

/// <summary>
/// The closed vocabulary of a policy set. Categories, purposes, partners and populations stand in preorder, so the index in the array is
/// the symbol's <see cref="TreeSymbol.Id"/>; siblings are in ordinal order of their names, so that the order of files never matters.
/// </summary>
public sealed class Vocabulary
{
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
}
