using System.Collections.Immutable;
using System.Numerics;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// Which rules apply to which flows. Every name has a bit set of the rules whose selector reaches it (an allow by covering, every other
/// effect by touching), and names with the same set are one class; so category class x partner class x purpose class is one cell of a table
/// with the rules that apply. A cell is filled on first use; equal cells share their rules.
/// </summary>
/// <remarks>Safe to use from several threads without a lock: two threads that fill the same cell at once write the same.</remarks>
internal sealed class RuleIndex
{
    private readonly ImmutableArray<Rule> rules;
    private readonly NameClasses categories;
    private readonly NameClasses partners;
    private readonly NameClasses purposes;

    /// <summary>For each category class a row of cells: 0 not asked for yet, else the number of a plan plus one.</summary>
    private readonly int[]?[] rows;
    private readonly RulePlans plans = new();

    public RuleIndex(PolicyProgram program)
    {
        rules = program.Rules;
        categories = Build(program.Vocabulary.Categories, static s => s.Categories);
        partners = Build(program.Vocabulary.Partners, static s => s.Partners);
        purposes = Build(program.Vocabulary.Purposes, static s => s.Purposes);
        rows = new int[]?[categories.Count];
    }

    /// <summary>How many bytes the table takes so far, without the rules themselves.</summary>
    public long Bytes =>
        categories.Bytes
        + partners.Bytes
        + purposes.Bytes
        + plans.Bytes
        + (8L * rows.Length)
        + rows.Sum(static r => r is null ? 0L : 4L * r.Length);

    /// <summary>The rules that apply, in their order.</summary>
    public ImmutableArray<Rule> Applicable(in FlowNames flow) => Plan(flow.Category.Id, flow.Partner.Id, flow.Purpose.Id).Rules;

    /// <summary>The rules that apply to names with these numbers.</summary>
    public RulePlan Plan(int category, int partner, int purpose)
    {
        var (a, b, c) = (categories.ClassOf[category], partners.ClassOf[partner], purposes.ClassOf[purpose]);
        var row = rows[a] ?? Row(a);
        ref var cell = ref row[(b * purposes.Count) + c];
        var known = Volatile.Read(ref cell);
        if (known == 0)
        {
            known = plans.Number(Intersect(a, b, c)) + 1;
            Volatile.Write(ref cell, known);
        }

        return plans[known - 1];
    }

    private int[] Row(int category)
    {
        var row = new int[partners.Count * purposes.Count];
        return Interlocked.CompareExchange(ref rows[category], row, null) ?? row;
    }

    private ImmutableArray<Rule> Intersect(int category, int partner, int purpose)
    {
        var (a, b, c) = (categories.Rules[category], partners.Rules[partner], purposes.Rules[purpose]);
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

    private NameClasses Build<T>(SymbolTable<T> names, Func<Scope, ResolvedSelector<T>> selector)
        where T : TreeSymbol => new(RuleBits.Of(rules.AsSpan(), names, rule => selector(rule.Scope).Bits(rule.NeedsCover)));
}
