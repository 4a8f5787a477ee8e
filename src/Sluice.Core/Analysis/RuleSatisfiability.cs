using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Analysis;

/// <summary>
/// Whether conditions can be true for any flow of a rule. Results are cached: rules often share their conditions.
/// </summary>
internal sealed class RuleSatisfiability(PolicyProgram program, FlowClasses classes)
{
    private const long MostClasses = 20_000;
    private const long MostSteps = 20_000;
    private const long MostStepsInAll = 200_000;

    private readonly Dictionary<AskedClauses, SatisfiabilityResult> known = [];

    // One rule is analysed many times, and mostly its first flow decides.
    private StatedFlow? last;

    /// <summary>Looks for a flow that a rule applies to, and facts, for which some conditions are true.</summary>
    /// <param name="rule">The rule that the flows are about.</param>
    /// <param name="conditions">
    /// The conditions, in the shape of a rule: period, requirement, about, when, unless and exceptions count.
    /// </param>
    /// <param name="unknownCounts">Whether a condition that stays unknown whatever is stated counts as true.</param>
    public SatisfiabilityResult Find(Rule rule, Rule conditions, bool unknownCounts)
    {
        if (classes.Within(rule, conditions, MostClasses) is not { } flows)
        {
            return SatisfiabilityResult.TooLarge;
        }

        if (flows.Count == 0)
        {
            return SatisfiabilityResult.Never;
        }

        // Where the conditions do not depend on the flow, they are the whole cache key.
        var key =
            conditions.Exceptions.IsEmpty && !classes.TellsApart(conditions) ? new AskedClauses(conditions.Clauses, unknownCounts) : null;
        if (key is not null && known.TryGetValue(key, out var same))
        {
            return same;
        }

        var found = Find(conditions, flows, unknownCounts);
        if (key is not null)
        {
            known.Add(key, found);
        }

        return found;
    }

    private SatisfiabilityResult Find(Rule conditions, FlowCombinations flows, bool unknownCounts)
    {
        var cut = false;
        var steps = 0L;
        foreach (var names in flows)
        {
            var flow = Open(conditions.Location, names);
            var search = new SatisfiabilitySearch(new FlowClassAnalysis(program, flow, [], conditions), unknownCounts, MostSteps);
            if (search.Search())
            {
                return new SatisfiabilityResult(true, flow, search.Found.ToImmutableDictionary());
            }

            steps += search.Steps;
            cut |= search.Cut || steps > MostStepsInAll;
            if (cut)
            {
                break;
            }
        }

        return cut ? SatisfiabilityResult.TooLarge : SatisfiabilityResult.Never with { Flow = Open(conditions.Location, flows.First) };
    }

    private StatedFlow Open(SourceLocation at, in FlowNames names) =>
        last is { } same && same.Names == names && same.Flow.Category.Location == at
            ? same
            : last = HypotheticalFlow.Of(program, at, names, []);

    /// <summary>The cache key: clauses, equal where they ask the same.</summary>
    private sealed class AskedClauses(ImmutableArray<Clause> clauses, bool unknownCounts) : IEquatable<AskedClauses>
    {
        private readonly ImmutableArray<Clause> clauses = clauses;
        private readonly bool unknownCounts = unknownCounts;

        public bool Equals(AskedClauses? other) =>
            other is not null && unknownCounts == other.unknownCounts && clauses.AsSpan().SequenceEqual(other.clauses.AsSpan());

        public override bool Equals(object? obj) => Equals(obj as AskedClauses);

        public override int GetHashCode() =>
            clauses.Aggregate(unknownCounts ? 1 : 0, static (hash, clause) => unchecked((hash * 31) + clause.GetHashCode()));
    }
}
