using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>A <c>test</c> block, bound.</summary>
public sealed record PolicyTest
{
    /// <summary>The sentence that describes it.</summary>
    public required string Description { get; init; }

    /// <summary>The name of the row of its <c>cases</c>; null for a test without.</summary>
    public string? Case { get; init; }

    /// <summary>How people call it: the sentence, and the row where there is one.</summary>
    public string Name => Case is null ? Description : $"{Description}: {Case}";

    /// <summary>The categories sent.</summary>
    public required ImmutableArray<CategorySymbol> Categories { get; init; }

    /// <summary>The recipients.</summary>
    public required ImmutableArray<PartnerSymbol> Partners { get; init; }

    /// <summary>The purposes.</summary>
    public required ImmutableArray<PurposeSymbol> Purposes { get; init; }

    /// <summary>Who is in it; null when not said.</summary>
    public PopulationSymbol? Population { get; init; }

    /// <summary>When.</summary>
    public required TransferDates Dates { get; init; }

    /// <summary>The techniques applied to every category.</summary>
    public ImmutableArray<TechniqueUse> Techniques { get; init; } = [];

    /// <summary>The form claimed; null without a claim.</summary>
    public FormSymbol? Claim { get; init; }

    /// <summary>For whom each consent holds.</summary>
    public ImmutableDictionary<ConsentSymbol, ConsentCoverage> Consents { get; init; } =
        ImmutableDictionary<ConsentSymbol, ConsentCoverage>.Empty;

    /// <summary>The agreements named.</summary>
    public ImmutableArray<AgreementSymbol> Agreements { get; init; } = [];

    /// <summary>The evidence given, for every agreement named.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>Built-in facts stated.</summary>
    public ImmutableDictionary<BuiltinFact, Value> Facts { get; init; } = ImmutableDictionary<BuiltinFact, Value>.Empty;

    /// <summary>Attributes stated, those of the person among them.</summary>
    public ImmutableDictionary<AttributeSymbol, Value> Attributes { get; init; } = ImmutableDictionary<AttributeSymbol, Value>.Empty;

    /// <summary>The verdicts expected.</summary>
    public required ImmutableArray<TestExpectation> Expectations { get; init; }

    /// <summary>Where it stands.</summary>
    public required SourceLocation Location { get; init; }
}
