using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Serialization;

/// <summary>
/// What compiling from text guarantees and no number in a file can: held against a program that was read, before anything is decided by it.
/// What does not hold is damage, whatever the checksum says.
/// </summary>
internal static class ProgramValidator
{
    public static void Require(PolicyProgram program)
    {
        var names = program.Vocabulary;
        Tree(names.Categories);
        Tree(names.Purposes);
        Tree(names.Partners);
        Tree(names.Populations);
        NameValidator.Require(names);
        var seen = new HashSet<string>(program.Rules.Length, StringComparer.Ordinal);
        foreach (var rule in program.Rules)
        {
            Good(rule.Name.Length > 0 && seen.Add(rule.Name));
            Rule(rule);
        }

        seen.Clear();
        foreach (var invariant in program.Invariants)
        {
            var body = invariant.Body;
            Good(seen.Add(invariant.Name) && body.Name == invariant.Name && body.Id == -1 && body.Effect == RuleEffect.Deny);
            Rule(body);
        }
    }

    private static void Rule(Rule rule)
    {
        Good((rule.Effect == RuleEffect.Require) == (rule.Required is not null));
        Good((rule.Effect == RuleEffect.Oblige) == (rule.Duty is not null));
        if (rule.Duty is { } duty)
        {
            Good(duty.Arguments.Select(static a => a.Parameter).SequenceEqual(duty.Duty.Parameters));
        }

        Clauses(rule.Clauses, covering: !rule.NeedsCover);
    }

    // An exception lifts what is forbidden where it covers, and narrows what is permitted where it touches.
    private static void Clauses(ImmutableArray<Clause> clauses, bool covering)
    {
        foreach (var clause in clauses)
        {
            ConditionValidator.Require(clause.Condition, null);
            if (clause.Block is { } block)
            {
                Good(block.AppliesByCovering == covering);
                Clauses(block.Clauses, !covering);
            }
        }
    }

    /// <summary>Each name lies in the innermost branch it can lie in, as its own name says.</summary>
    private static void Tree<T>(SymbolTable<T> names)
        where T : TreeSymbol
    {
        TreeSymbol? above = null;
        foreach (var name in names.All)
        {
            while (above is not null && above.End <= name.Id)
            {
                above = above.Parent;
            }

            var dot = name.Name.LastIndexOf('.');
            Good(
                name.Parent == above
                    && (above is null ? dot < 0 : dot == above.Name.Length && name.Name.StartsWith(above.Name, StringComparison.Ordinal))
            );
            Good(above is null || name.End <= above.End);
            above = name;
        }
    }

    private static void Good(bool good) => PartReader.Require(good);
}
