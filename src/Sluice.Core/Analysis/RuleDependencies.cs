using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Ir;

namespace Sluice.Core.Analysis;

/// <summary>What some rules depend on, each variable with a number.</summary>
internal sealed class RuleDependencies
{
    /// <param name="rules">The rules.</param>
    /// <param name="variables">Tells what one of them depends on.</param>
    public RuleDependencies(ImmutableArray<Rule> rules, RuleVariables variables)
    {
        var sets = rules.Select(variables.Of).ToList();
        Numbers = sets.SelectMany(static s => s).Distinct().Select(static (v, i) => (v, i)).ToDictionary(static p => p.v, static p => p.i);
        Variables = [.. Numbers.Keys];
        Mentioned = [.. sets.Select(ToBits)];
        RulesOf = [.. Variables.Select(v => Enumerable.Range(0, rules.Length).Where(r => sets[r].Contains(v)).ToArray())];
    }

    /// <summary>What the rules depend on.</summary>
    public ImmutableArray<Variable> Variables { get; }

    /// <summary>The numbers of the variables.</summary>
    public Dictionary<Variable, int> Numbers { get; }

    /// <summary>For each rule what it depends on, one bit each.</summary>
    public ImmutableArray<ulong[]> Mentioned { get; }

    /// <summary>For each variable the rules that depend on it.</summary>
    public ImmutableArray<int[]> RulesOf { get; }

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
