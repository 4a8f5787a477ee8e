using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// A policy set made ready to decide single flows inside another program, at the price of a few array reads and the conditions that are
/// left. It gives the verdicts of <see cref="PolicyEngine"/>; where one depends on something unknown it asks that engine. A decision that
/// does not allocates nothing. Safe to use from several threads.
/// </summary>
public sealed class PreparedPolicy
{
    private readonly PolicyProgram program;
    private readonly RuleIndex index;
    private readonly FlowDecider whole;
    private readonly CategorySymbol[] categories;
    private readonly PartnerSymbol[] partners;
    private readonly PurposeSymbol[] purposes;

    // Names are looked up for each decision: worth the time it takes to lay these out.
    private readonly FrozenDictionary<string, int> categoryIds;
    private readonly FrozenDictionary<string, int> partnerIds;
    private readonly FrozenDictionary<string, int> purposeIds;

    /// <summary>For each category: 0 not enumerable, 1 enumerable, 2 not known.</summary>
    private readonly byte[] enumerable;

    /// <summary>For each purpose the strongest rank a form can have under it.</summary>
    private readonly int[] caps;

    /// <summary>Prepares a policy set.</summary>
    public PreparedPolicy(PolicyProgram program)
    {
        this.program = program;
        index = new RuleIndex(program);
        whole = new FlowDecider(new ApplicableRules(program), new NearMissFinder(program));
        categories = [.. program.Vocabulary.Categories.All];
        partners = [.. program.Vocabulary.Partners.All];
        purposes = [.. program.Vocabulary.Purposes.All];
        categoryIds = IdsOf(categories);
        partnerIds = IdsOf(partners);
        purposeIds = IdsOf(purposes);
        enumerable =
        [
            .. categories.Select(c =>
                (byte)(
                    StatedFlow.IsEnumerable(program.Vocabulary, c) switch
                    {
                        true => 1,
                        false => 0,
                        null => 2,
                    }
                )
            ),
        ];
        caps = [.. purposes.Select(p => FieldForms.Cap(program.Vocabulary, p))];
    }

    /// <summary>All rules; a decision names them by their place in this list.</summary>
    public ImmutableArray<Rule> Rules => program.Rules;

    /// <summary>How many bytes the tables take so far; they are filled as flows are asked for.</summary>
    public long TableBytes =>
        index.Bytes + (8L * (categories.Length + partners.Length + purposes.Length)) + enumerable.Length + (4L * caps.Length);

    /// <summary>The numbers of three names; false when the policy does not know one of them.</summary>
    public bool TryResolve(string category, string recipient, string purpose, out FlowKey key)
    {
        key = default;
        if (
            !categoryIds.TryGetValue(category, out var c)
            || !partnerIds.TryGetValue(recipient, out var r)
            || !purposeIds.TryGetValue(purpose, out var p)
        )
        {
            return false;
        }

        key = new FlowKey(c, r, p);
        return true;
    }

    /// <summary>Lays out what a manifest states for one of its fields.</summary>
    /// <param name="manifest">A transfer bound to this policy's vocabulary.</param>
    /// <param name="dataset">One of its datasets.</param>
    /// <param name="field">One of the fields of the dataset.</param>
    /// <param name="day">The day to decide for; null leaves it unknown.</param>
    public FlowFacts Facts(TransferManifest manifest, Dataset dataset, DataField field, DateOnly? day) =>
        new(program, manifest, dataset, field, day);

    /// <summary>Decides a flow by its names.</summary>
    /// <returns>
    /// The verdict; null when the policy does not know one of the names, so that nothing is allowed by a slip of the pen.
    /// </returns>
    /// <inheritdoc cref="Decide(FlowKey, FlowFacts, Span{int}, out int)"/>
    public Verdict? TryDecide(string category, string recipient, string purpose, FlowFacts facts, Span<int> deciding, out int decided)
    {
        decided = 0;
        return TryResolve(category, recipient, purpose, out var key) ? Decide(key, facts, deciding, out decided) : null;
    }

    /// <summary>Decides a flow by its numbers.</summary>
    /// <param name="key">The flow; numbers of <see cref="TryResolve"/>.</param>
    /// <param name="facts">What is stated for its field.</param>
    /// <param name="deciding">Takes the numbers of the rules that decided, as many as fit: those that permit, or those that forbid.</param>
    /// <param name="decided">How many rules decided; 0 with a deny means that nothing permits it.</param>
    /// <exception cref="IndexOutOfRangeException">The key is of another policy.</exception>
    public Verdict Decide(FlowKey key, FlowFacts facts, Span<int> deciding, out int decided)
    {
        var plan = index.Plan(key.Category, key.Recipient, key.Purpose);
        decided = 0;
        if (plan.Allows.Length == 0 && plan.Denies.Length == 0)
        {
            return Verdict.Deny;
        }

        if (facts.People is { } people)
        {
            if (people.IsNobody)
            {
                return Verdict.Deny;
            }

            // Kleene's logic is monotone: what follows from the population changes only what is open.
            if (AnyOpen(plan.Denies, key, facts) || AnyOpen(plan.Allows, key, facts))
            {
                return DecideWhole(key, facts, deciding, out decided);
            }
        }

        var denied = Any(plan.Denies, key, facts, deciding, ref decided);
        if (denied == Truth.True)
        {
            return Verdict.Deny;
        }

        var permitted = Any(plan.Allows, key, facts, deciding, ref decided);
        if (permitted == Truth.False)
        {
            return Verdict.Deny;
        }

        return permitted == Truth.True && denied == Truth.False ? Verdict.Allow : DecideWhole(key, facts, deciding, out decided);
    }

    /// <summary>Whether some of the rules holds; notes those that do.</summary>
    private Truth Any(PreparedRule[] rules, FlowKey key, FlowFacts facts, Span<int> deciding, ref int decided)
    {
        var (areTrue, areFalse) = (facts.TrueFlags, facts.FalseFlags);
        var result = Truth.False;
        foreach (ref readonly var rule in rules.AsSpan())
        {
            var truth = rule.IsMasked ? rule.Test(areTrue, areFalse) : Holds(rule.Rule, key, facts);
            result = Truths.Or(result, truth);
            if (truth == Truth.True)
            {
                Note(rule.Rule, deciding, ref decided);
            }
        }

        return result;
    }

    private bool AnyOpen(PreparedRule[] rules, FlowKey key, FlowFacts facts)
    {
        foreach (ref readonly var rule in rules.AsSpan())
        {
            if ((rule.IsMasked ? rule.Test(facts.TrueFlags, facts.FalseFlags) : Holds(rule.Rule, key, facts)) == Truth.Unknown)
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Truth Holds(Rule rule, FlowKey key, FlowFacts facts)
    {
        var forms = Capped(facts.Forms[enumerable[key.Category]], caps[key.Purpose]);
        var flow = new PreparedFacts(new FlowNames(categories[key.Category], partners[key.Recipient], purposes[key.Purpose]), forms, facts);
        return RuleEvaluator.Evaluate(ref flow, rule);
    }

    private Verdict DecideWhole(FlowKey key, FlowFacts facts, Span<int> deciding, out int decided)
    {
        var location = facts.Manifest.Location;
        var flow = new Flow(
            facts.Dataset,
            facts.Field,
            new Located<CategorySymbol>(categories[key.Category], location),
            new Recipient(partners[key.Recipient], location, Onward: false, [], null),
            new Located<PurposeSymbol>(purposes[key.Purpose], location)
        );
        var verdict = whole.Decide(new StatedFlow(program, facts.Manifest, flow), facts.Day, explain: false);
        decided = 0;
        foreach (
            var rule in verdict.Verdict <= Verdict.Restrict
                ? verdict.PermittedBy
                : [.. verdict.Grounds.Where(static g => g.Rule is not null).Select(static g => g.Rule!)]
        )
        {
            Note(rule, deciding, ref decided);
        }

        return verdict.Verdict;
    }

    private static FrozenDictionary<string, int> IdsOf(ReadOnlySpan<TreeSymbol> symbols)
    {
        var ids = new Dictionary<string, int>(symbols.Length, StringComparer.Ordinal);
        foreach (var symbol in symbols)
        {
            ids.Add(symbol.Name, symbol.Id);
        }

        return ids.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Note(Rule rule, Span<int> deciding, ref int decided)
    {
        if (decided < deciding.Length)
        {
            deciding[decided] = rule.Id;
        }

        decided++;
    }

    private static ulong Capped(ulong forms, int cap)
    {
        var below = (1ul << cap) - 1;
        return (forms & ~below) == 0 ? forms : (forms & below) | (1ul << cap);
    }
}
