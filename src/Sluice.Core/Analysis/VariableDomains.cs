using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>
/// What the variables of a hypothetical transfer can be: enough values to stand for all that a manifest can state, or that can be true of a
/// person.
/// </summary>
internal sealed class VariableDomains
{
    private readonly StatedFlow flow;
    private readonly ImmutableArray<Rule> rules;
    private readonly IEnumerable<Condition> assumed;
    private readonly Dictionary<Variable, ImmutableArray<Value>> known = [];
    private Representatives? representatives;

    /// <param name="flow">The flow, with every agreement that can hold for it named.</param>
    /// <param name="rules">The rules that matter.</param>
    /// <param name="assumed">What the people can be taken to satisfy, whatever population the transfer is about.</param>
    public VariableDomains(StatedFlow flow, ImmutableArray<Rule> rules, IEnumerable<Condition> assumed)
    {
        this.assumed = assumed;
        this.flow = flow;
        this.rules = rules;
    }

    // With every technique applied, so that what its parameters are compared with is known.
    private Representatives Compared =>
        representatives ??= new Representatives(
            HypotheticalFlow.With(
                flow,
                [.. flow.Program.Vocabulary.Techniques.All.Select(t => HypotheticalFlow.Use(t, flow.Flow.Category.Location, []))]
            ),
            rules,
            assumed
        );

    /// <summary>Whether every transfer is either one way or the other: such a variable cannot stay unknown.</summary>
    public static bool IsStructural(Variable variable) =>
        variable is Variable.Named or Variable.Audience or Variable.Form or Variable.Claim or Variable.Beside;

    /// <summary>Whether nothing a manifest states can make it known.</summary>
    public static bool StaysUnknown(Variable variable) =>
        variable is Variable.Agreement or Variable.Population or Variable.Length or Variable.Enumerable or Variable.Parameter;

    /// <summary>The values; of the forms, which depend on other facts, <see cref="ReachableForms"/> knows.</summary>
    public ImmutableArray<Value> Of(Variable variable)
    {
        if (!known.TryGetValue(variable, out var values))
        {
            known.Add(variable, values = [.. Find(variable)]);
        }

        return values;
    }

    private IEnumerable<Value> Find(Variable variable) =>
        variable switch
        {
            // Where a consent covers only a part of the flow a manifest can say that it holds for no person, and nothing more.
            Variable.Consent consent => consent.Symbol.Scope.Covers(flow.Names)
                ? [Value.OfBoolean(true), Value.OfBoolean(false)]
                : [Value.OfBoolean(false)],
            Variable.Beside beside => BesideFieldSearch.Domain(flow, beside.Condition),
            Variable.Named or Variable.Attribute { Symbol.Type.Kind: ValueKind.Boolean } => ValueRepresentatives.OfBooleans,
            Variable.Claim => Enumerable.Range(-1, flow.Program.Vocabulary.Forms.Count + 1).Select(static r => Value.OfInteger(r)),
            Variable.Audience => Audiences(),
            Variable.Attribute { Symbol.Type.Kind: ValueKind.Duration } => Compared.OfDurations(),
            Variable.Fact fact when BuiltinFacts.TypeOf(fact.Name).Kind == ValueKind.Duration => Compared.OfDurations(),
            Variable.Fact fact when BuiltinFacts.Of(fact.Name).IsCount => Compared.Of(variable).Where(static v => v.Number >= 0),
            _ => Compared.Of(variable),
        };

    /// <summary>No population, and one for each set of populations that contain it: others answer every question alike.</summary>
    private IEnumerable<Value> Audiences()
    {
        yield return Value.OfInteger(-1);
        var seen = new HashSet<string>(StringComparer.Ordinal) { "" };
        var asked = flow.Program.Vocabulary.Populations.All;
        foreach (var population in asked)
        {
            if (seen.Add(string.Join(' ', asked.Where(a => a.Contains(population)).Select(static a => a.Id))))
            {
                yield return Value.OfInteger(population.Id);
            }
        }
    }
}
