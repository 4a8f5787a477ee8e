using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Ir;

namespace Sluice.Core.Analysis;

/// <summary>One kind of flow: the rules that apply to it and what they depend on, ready to be searched.</summary>
internal sealed class OpenCell
{
    /// <param name="program">The policy set.</param>
    /// <param name="flow">A flow of this kind.</param>
    /// <param name="applicable">The rules that apply to it.</param>
    /// <param name="promise">The promise, in the shape of a deny.</param>
    public OpenCell(PolicyProgram program, FlowContext flow, ImmutableArray<Rule> applicable, Rule promise)
    {
        Flow = flow;
        Rules = [.. applicable.Where(static r => r.Effect != RuleEffect.Oblige), promise];
        Forms = new ReachableForms(flow);
        var variables = new RuleVariables(flow, Forms.Facts);
        var sets = Rules.Select(variables.Of).ToList();
        Numbers = sets.SelectMany(static s => s).Distinct().Select(static (v, i) => (v, i)).ToDictionary(static p => p.v, static p => p.i);
        Variables = [.. Numbers.Keys];
        Mentioned = [.. sets.Select(ToBits)];
        RulesOf = [.. Variables.Select(v => Enumerable.Range(0, Rules.Length).Where(r => sets[r].Contains(v)).ToArray())];
        var everything = OpenFlow.With(flow, [.. program.Vocabulary.Techniques.All.Select(t => OpenFlow.Use(t, flow.Flow.Category.Location, []))]);
        Domains = new OpenDomains(everything, Rules, Variables);
    }

    /// <summary>The flow.</summary>
    public FlowContext Flow { get; }

    /// <summary>The rules that permit and forbid; the promise is the last.</summary>
    public ImmutableArray<Rule> Rules { get; }

    /// <summary>The number of the promise.</summary>
    public int Promise => Rules.Length - 1;

    /// <summary>What the rules depend on.</summary>
    public ImmutableArray<Variable> Variables { get; }

    /// <summary>The numbers of the variables.</summary>
    public Dictionary<Variable, int> Numbers { get; }

    /// <summary>For each rule what it depends on, one bit each.</summary>
    public ImmutableArray<ulong[]> Mentioned { get; }

    /// <summary>For each variable the rules that depend on it.</summary>
    public ImmutableArray<int[]> RulesOf { get; }

    /// <summary>What the variables can be.</summary>
    public OpenDomains Domains { get; }

    /// <summary>What the forms can be.</summary>
    public ReachableForms Forms { get; }

    /// <summary>How many words a set of variables takes.</summary>
    public int Words => (Variables.Length >> 6) + 1;

    private ulong[] ToBits(HashSet<Variable> set)
    {
        var bits = new ulong[Words];
        foreach (var variable in set)
        {
            bits[Numbers[variable] >> 6] |= 1ul << Numbers[variable];
        }

        return bits;
    }
}
