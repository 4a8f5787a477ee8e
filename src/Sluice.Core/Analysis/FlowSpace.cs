using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>The flow classes that rules tell apart, and which of them were seen.</summary>
internal sealed class FlowSpace
{
    private readonly NameClasses categories;
    private readonly NameClasses partners;
    private readonly NameClasses purposes;
    private readonly HashSet<FlowKey> seen = [];
    private readonly Lazy<long> total;

    public FlowSpace(PolicyProgram program)
    {
        categories = Build(program, program.Vocabulary.Categories, static s => s.Categories);
        partners = Build(program, program.Vocabulary.Partners, static s => s.Partners);
        purposes = Build(program, program.Vocabulary.Purposes, static s => s.Purposes);
        total = new Lazy<long>(Count);
    }

    /// <summary>How many kinds some rule applies to.</summary>
    public long Total => total.Value;

    /// <summary>How many of them were seen.</summary>
    public int Covered => seen.Count;

    public void Add(in FlowNames flow)
    {
        var key = new FlowKey(categories.ClassOf[flow.Category.Id], partners.ClassOf[flow.Partner.Id], purposes.ClassOf[flow.Purpose.Id]);
        if (Meets(categories.Rules[key.Category], partners.Rules[key.Recipient], purposes.Rules[key.Purpose]))
        {
            seen.Add(key);
        }
    }

    private long Count()
    {
        var count = 0L;
        foreach (var a in categories.Rules)
        {
            foreach (var b in partners.Rules)
            {
                foreach (var c in purposes.Rules)
                {
                    count += Meets(a, b, c) ? 1 : 0;
                }
            }
        }

        return count;
    }

    private static bool Meets(ulong[] a, ulong[] b, ulong[] c)
    {
        for (var word = 0; word < a.Length; word++)
        {
            if ((a[word] & b[word] & c[word]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static NameClasses Build<T>(PolicyProgram program, SymbolTable<T> names, Func<Scope, ResolvedSelector<T>> selector)
        where T : TreeSymbol => new(RuleBits.Of(program.Rules.AsSpan(), names, rule => selector(rule.Scope).Bits(rule.NeedsCover)));
}
