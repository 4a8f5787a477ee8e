using System.Numerics;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>For each name of a tree the rules that reach it, one bit for each rule.</summary>
internal static class RuleBits
{
    /// <param name="rules">The rules.</param>
    /// <param name="names">The names.</param>
    /// <param name="reached">The bits of the names that a rule reaches.</param>
    public static ulong[][] Of<T>(ReadOnlySpan<Rule> rules, SymbolTable<T> names, Func<Rule, ReadOnlySpan<ulong>> reached)
        where T : TreeSymbol
    {
        var sets = new ulong[names.Count][];
        for (var i = 0; i < sets.Length; i++)
        {
            sets[i] = new ulong[(rules.Length >> 6) + 1];
        }

        for (var number = 0; number < rules.Length; number++)
        {
            var bits = reached(rules[number]);
            for (var word = 0; word < bits.Length; word++)
            {
                for (var rest = bits[word]; rest != 0; rest &= rest - 1)
                {
                    sets[(word << 6) + BitOperations.TrailingZeroCount(rest)][number >> 6] |= 1ul << number;
                }
            }
        }

        return sets;
    }
}
