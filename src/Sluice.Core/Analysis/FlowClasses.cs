using System.Collections.Immutable;
using System.Numerics;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>
/// Which flows nothing in the policy set tells apart. Every name has a bit for each rule, exception, consent, agreement and promise that
/// reaches it; names with the same bits are one class. What is true of a flow is then the "and" of the bits of its three names.
/// </summary>
internal sealed class FlowClasses
{
    /// <summary>The most flows that are remembered by all their bits; later ones are still told apart by the bits that matter.</summary>
    private const int MostRemembered = 200_000;

    private readonly FlowClassBits bits;
    private readonly PolicyProgram program;

    public FlowClasses(PolicyProgram program)
    {
        this.program = program;
        bits = new FlowClassBits(program);
        Categories = new NameClasses(bits.Categories);
        Partners = new NameClasses(bits.Partners);
        Purposes = new NameClasses(bits.Purposes);
        FirstCategory = FirstOf(Categories);
        FirstPartner = FirstOf(Partners);
        FirstPurpose = FirstOf(Purposes);
    }

    /// <summary>The classes of categories.</summary>
    public NameClasses Categories { get; }

    /// <summary>The classes of partners.</summary>
    public NameClasses Partners { get; }

    /// <summary>The classes of purposes.</summary>
    public NameClasses Purposes { get; }

    private int[] FirstCategory { get; }

    private int[] FirstPartner { get; }

    private int[] FirstPurpose { get; }

    /// <summary>
    /// One flow of each kind that a promise is about and some allow applies to; kinds with a prohibition without any condition are left
    /// out. Null where there are too many to look at.
    /// </summary>
    public IEnumerable<(FlowNames Names, ImmutableArray<Rule> Rules)>? Of(Invariant invariant, long most) =>
        Of(invariant.Body, bits.BitOf(invariant), most);

    /// <summary>The same for a rule of the policy set: flows that it applies to.</summary>
    public IEnumerable<(FlowNames Names, ImmutableArray<Rule> Rules)>? Of(Rule rule, long most) => Of(rule, rule.Id, most);

    /// <summary>
    /// One flow of each kind that some conditions can tell apart, of those that a rule applies to. Null where there are too many to look
    /// at.
    /// </summary>
    /// <param name="rule">The rule that the flows are about.</param>
    /// <param name="conditions">The conditions, in the shape of a rule.</param>
    /// <param name="most">How many to look at.</param>
    public FlowCombinations? Within(Rule rule, Rule conditions, long most)
    {
        var asked = NumbersIn(bits.MattersTo(conditions));
        var (scope, covering) = (rule.Scope, rule.NeedsCover);
        var a = Distinct(program.Vocabulary.Categories, scope.Categories.Bits(covering), bits.Categories, asked);
        var b = Distinct(program.Vocabulary.Partners, scope.Partners.Bits(covering), bits.Partners, asked);
        var c = Distinct(program.Vocabulary.Purposes, scope.Purposes.Bits(covering), bits.Purposes, asked);
        var flows = new FlowCombinations(a, b, c);
        return flows.Count > most ? null : flows;
    }

    /// <summary>Whether anything in some conditions depends on the flow.</summary>
    public bool TellsApart(Rule conditions) => Array.Exists(bits.MattersTo(conditions), static word => word != 0);

    private IEnumerable<(FlowNames Names, ImmutableArray<Rule> Rules)>? Of(Rule promise, int bit, long most)
    {
        var (a, b, c) = (Having(Categories, bit), Having(Partners, bit), Having(Purposes, bit));
        return (long)a.Count * b.Count * c.Count > most ? null : Enumerate(promise, a, b, c);
    }

    private static List<T> Distinct<T>(SymbolTable<T> names, ReadOnlySpan<ulong> reached, ulong[][] rows, List<int> asked)
        where T : TreeSymbol
    {
        var found = new List<T>();
        var seen = new HashSet<ulong[]>(NameClasses.SameBits.Instance);
        for (var word = 0; word < reached.Length; word++)
        {
            for (var rest = reached[word]; rest != 0; rest &= rest - 1)
            {
                var name = (word << 6) + BitOperations.TrailingZeroCount(rest);
                var key = new ulong[(asked.Count >> 6) + 1];
                for (var i = 0; i < asked.Count; i++)
                {
                    key[i >> 6] |= Bits.Has(rows[name], asked[i]) ? 1ul << i : 0;
                }

                if (seen.Add(key))
                {
                    found.Add(names.All[name]);
                    if (asked.Count == 0)
                    {
                        return found;
                    }
                }
            }
        }

        return found;
    }

    private static List<int> NumbersIn(ulong[] set)
    {
        var numbers = new List<int>();
        for (var word = 0; word < set.Length; word++)
        {
            for (var rest = set[word]; rest != 0; rest &= rest - 1)
            {
                numbers.Add((word << 6) + BitOperations.TrailingZeroCount(rest));
            }
        }

        return numbers;
    }

    /// <summary>What is true of the flows of three classes.</summary>
    public ulong[] BitsOf(FlowKey key)
    {
        var flow = new ulong[bits.Words];
        And(Categories.Rules[key.Category], Partners.Rules[key.Recipient], flow);
        And(flow, Purposes.Rules[key.Purpose], flow);
        return flow;
    }

    /// <summary>The classes of the names of a flow.</summary>
    public FlowKey KeyOf(in FlowNames flow) =>
        new(Categories.ClassOf[flow.Category.Id], Partners.ClassOf[flow.Partner.Id], Purposes.ClassOf[flow.Purpose.Id]);

    /// <summary>Whether some allow applies and no prohibition without any condition.</summary>
    public bool CanBePermitted(ulong[] flow) => Meets(flow, bits.Allows) && !Meets(flow, bits.Absolute);

    private IEnumerable<(FlowNames Names, ImmutableArray<Rule> Rules)> Enumerate(
        Rule promise,
        List<int> categories,
        List<int> partners,
        List<int> purposes
    )
    {
        var seen = new HashSet<ulong[]>(NameClasses.SameBits.Instance);
        var searched = new HashSet<ulong[]>(NameClasses.SameBits.Instance);
        var pair = new ulong[bits.Words];
        var flow = new ulong[bits.Words];
        foreach (var category in categories)
        {
            foreach (var partner in partners)
            {
                And(Categories.Rules[category], Partners.Rules[partner], pair);
                if (!Meets(pair, bits.Allows))
                {
                    continue;
                }

                foreach (var purpose in purposes)
                {
                    And(pair, Purposes.Rules[purpose], flow);
                    if (!Meets(flow, bits.Allows) || Meets(flow, bits.Absolute) || seen.Contains(flow))
                    {
                        continue;
                    }

                    if (seen.Count < MostRemembered)
                    {
                        seen.Add([.. flow]);
                    }

                    var rules = RulesOf(flow);
                    if (searched.Add(bits.Relevant(flow, rules, promise)))
                    {
                        var names = new FlowNames(
                            program.Vocabulary.Categories.All[FirstCategory[category]],
                            program.Vocabulary.Partners.All[FirstPartner[partner]],
                            program.Vocabulary.Purposes.All[FirstPurpose[purpose]]
                        );
                        yield return (names, rules);
                    }
                }
            }
        }
    }

    /// <summary>The rules that apply to flows of which this is true.</summary>
    public ImmutableArray<Rule> RulesOf(ulong[] flow)
    {
        var rules = ImmutableArray.CreateBuilder<Rule>();
        for (var word = 0; word << 6 < program.Rules.Length; word++)
        {
            for (var rest = flow[word]; rest != 0; rest &= rest - 1)
            {
                var number = (word << 6) + BitOperations.TrailingZeroCount(rest);
                if (number < program.Rules.Length)
                {
                    rules.Add(program.Rules[number]);
                }
            }
        }

        return rules.ToImmutable();
    }

    private static List<int> Having(NameClasses classes, int bit) =>
        [.. Enumerable.Range(0, classes.Count).Where(number => Bits.Has(classes.Rules[number], bit))];

    private static int[] FirstOf(NameClasses classes)
    {
        var first = new int[classes.Count];
        for (var name = classes.ClassOf.Length - 1; name >= 0; name--)
        {
            first[classes.ClassOf[name]] = name;
        }

        return first;
    }

    private static void And(ulong[] left, ulong[] right, ulong[] result)
    {
        for (var word = 0; word < result.Length; word++)
        {
            result[word] = left[word] & right[word];
        }
    }

    private static bool Meets(ulong[] left, ulong[] right)
    {
        for (var word = 0; word < right.Length; word++)
        {
            if ((left[word] & right[word]) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
