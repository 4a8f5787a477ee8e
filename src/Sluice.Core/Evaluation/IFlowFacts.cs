using System.Collections.Immutable;
using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// What is known of one flow: where the one evaluator takes its facts from. Implemented by structs, so that the evaluator is compiled for
/// each of them without a call through an interface. The methods <c>Open</c> are called where a fact is not known: they answer from what is
/// assumed of it, or note that it is missing.
/// </summary>
internal interface IFlowFacts
{
    /// <summary>What the flow sends, to whom and for what.</summary>
    FlowNames Names { get; }

    /// <summary>The agreements that the manifest names.</summary>
    ImmutableArray<Located<AgreementSymbol>> Agreements { get; }

    /// <summary>Counts a rule or condition that is evaluated, and gives the position up to which missing facts are recorded.</summary>
    int Begin();

    /// <summary>Forgets the missing facts recorded since a position, unless the result depends on it.</summary>
    Truth End(Truth result, int mark);

    /// <summary>Whether the day lies in a period.</summary>
    Truth Within(Period period);

    /// <summary>The value of an attribute, stated or assumed; null where there is none.</summary>
    Value? Of(AttributeSymbol attribute);

    /// <summary>The value of a built-in fact, the day among them.</summary>
    Value? Of(BuiltinFact fact);

    /// <summary>The argument of a technique's parameter.</summary>
    Value? Of(ParameterSymbol parameter);

    /// <summary>What a comparison with an attribute is whose value is not known.</summary>
    Truth Open(AttributeSymbol attribute, Condition comparison);

    /// <summary>A comparison with a built-in fact that is not known.</summary>
    Truth Open(BuiltinFact fact);

    /// <summary>A comparison with an argument that is not given.</summary>
    Truth Open(ParameterSymbol parameter);

    /// <summary>A comparison of two durations, where the length of a month or year may decide.</summary>
    Truth Compare(Value left, ComparisonOperator comparison, Value right);

    /// <summary>Whether the values of the category can be tried out.</summary>
    Truth IsEnumerable();

    /// <summary>The status of a consent on the day.</summary>
    ConsentStatus Of(ConsentSymbol consent);

    /// <summary>A consent of which that does not tell whether it holds.</summary>
    Truth Open(ConsentSymbol consent);

    /// <summary>Whether an agreement is named with its evidence and in force.</summary>
    Truth Of(AgreementSymbol agreement);

    /// <summary>Whether an agreement that touches the flow is about it.</summary>
    Truth Open(AgreementSymbol agreement);

    /// <summary>The population that the transfer is about, null for none; false where that is not known.</summary>
    bool TryPopulation(out PopulationSymbol? about);

    /// <summary>Whether the people are in a population that has no predicate.</summary>
    Truth Open(PopulationSymbol population);

    /// <summary>The forms the field can have, one bit for each rank.</summary>
    ulong Forms();

    /// <summary>The rank of the form that the field claims; null for none.</summary>
    /// <param name="claim">The rank.</param>
    /// <returns>False where it is not known whether something is claimed.</returns>
    bool TryClaim(out int? claim);

    /// <summary>Whether something is sent beside the flow.</summary>
    Truth IsBeside(Condition.Beside beside);
}
