using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;

namespace Sluice.Core.Evaluation;

/// <summary>
/// Which rules apply to which flows, precomputed: for every name one bit set of the rules whose selector reaches it (an allow
/// by covering, every other effect by touching). The rules of a flow are the intersection of three sets.
/// </summary>
internal sealed class RuleIndex
{
    private readonly ImmutableArray<Rule> rules;
    private readonly ulong[][] byCategory;
    private readonly ulong[][] byPartner;
    private readonly ulong[][] byPurpose;
    private readonly ConcurrentDictionary<(int Category, int Partner, int Purpose), ImmutableArray<Rule>> known = new();

    public RuleIndex(PolicyProgram program)
    {
        rules = program.Rules;
        byCategory = Build(program.Vocabulary.Categories, static s => s.Categories);
        byPartner = Build(program.Vocabulary.Partners, static s => s.Partners);
        byPurpose = Build(program.Vocabulary.Purposes, static s => s.Purposes);
    }

    /// <summary>The rules that apply, in their order.</summary>
    public ImmutableArray<Rule> Applicable(CategorySymbol category, PartnerSymbol partner, PurposeSymbol purpose)
    {
        var key = (category.Id, partner.Id, purpose.Id);
        return known.TryGetValue(key, out var found) ? found : known.GetOrAdd(key, Intersect(key.Item1, key.Item2, key.Item3));
    }

    private ImmutableArray<Rule> Intersect(int category, int partner, int purpose)
    {
        var (a, b, c) = (byCategory[category], byPartner[partner], byPurpose[purpose]);
        var found = ImmutableArray.CreateBuilder<Rule>();
        for (var word = 0; word < a.Length; word++)
        {
            for (var bits = a[word] & b[word] & c[word]; bits != 0; bits &= bits - 1)
            {
                found.Add(rules[(word << 6) + BitOperations.TrailingZeroCount(bits)]);
            }
        }

        return found.ToImmutable();
    }

    private ulong[][] Build<T>(SymbolTable<T> names, Func<Scope, NameSet<T>> selector)
        where T : TreeSymbol
    {
        var sets = new ulong[names.Count][];
        for (var i = 0; i < sets.Length; i++)
        {
            sets[i] = new ulong[(rules.Length >> 6) + 1];
        }

        for (var id = 0; id < rules.Length; id++)
        {
            var set = selector(rules[id].Scope);
            var bits = rules[id].Effect == RuleEffect.Allow ? set.CoveredBits : set.TouchedBits;
            for (var word = 0; word < bits.Length; word++)
            {
                for (var rest = bits[word]; rest != 0; rest &= rest - 1)
                {
                    sets[(word << 6) + BitOperations.TrailingZeroCount(rest)][id >> 6] |= 1ul << id;
                }
            }
        }

        return sets;
    }
}
