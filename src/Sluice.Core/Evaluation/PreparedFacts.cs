using System.Collections.Immutable;
using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// One flow with its facts laid out by number: what differs from person to person, and what is not stated, is unknown. Allocates nothing.
/// Where the result depends on something unknown, the whole engine is asked instead.
/// </summary>
internal readonly struct PreparedFacts(FlowNames names, ulong forms, FlowFacts facts) : IFlowFacts
{
    public FlowNames Names => names;

    public ImmutableArray<Located<AgreementSymbol>> Agreements => facts.Manifest.Agreements;

    public int Begin() => 0;

    public Truth End(Truth result, int mark) => result;

    public Truth Within(Period period) => facts.Within(period);

    public Value? Of(AttributeSymbol attribute) => facts.Of(attribute);

    public Value? Of(BuiltinFact fact) => facts.Of(fact);

    public Value? Of(ParameterSymbol parameter) => null;

    public Truth Open(AttributeSymbol attribute, Condition comparison) => Truth.Unknown;

    public Truth Open(BuiltinFact fact) => Truth.Unknown;

    public Truth Open(ParameterSymbol parameter) => Truth.Unknown;

    public Truth Compare(Value left, ComparisonOperator comparison, Value right) => Durations.Compare(left, comparison, right);

    public Truth IsEnumerable() => Truth.Unknown;

    public ConsentStatus Of(ConsentSymbol consent) => facts.Consents[consent.Id];

    public Truth Open(ConsentSymbol consent) => Truth.Unknown;

    public Truth Of(AgreementSymbol agreement) => facts.Agreements[agreement.Id];

    public Truth Open(AgreementSymbol agreement) => Truth.Unknown;

    public bool TryPopulation(out PopulationSymbol? about)
    {
        about = facts.Population;
        return true;
    }

    public Truth Open(PopulationSymbol population) => Truth.Unknown;

    public ulong Forms() => forms;

    public bool TryClaim(out int? claim)
    {
        claim = facts.Field.Claim?.Value.Rank;
        return true;
    }

    public Truth IsBeside(Condition.Beside beside) =>
        BesideEvaluator.AreThere(beside, facts.Manifest, facts.Field, names.Category, names.Partner);
}
