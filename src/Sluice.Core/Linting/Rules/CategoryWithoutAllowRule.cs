using Sluice.Core.Model;

namespace Sluice.Core.Linting.Rules;

/// <summary>A category that no allow covers.</summary>
/// <remarks>
/// <para>Rules speak of it, but no <c>allow</c> covers it or anything below it, so it can never leave. If that is meant, say so: an
/// unconditional <c>deny</c> that
/// names it, or its label, keeps it in and tells the reader why, and then nothing is reported. Only the topmost such name of a tree
/// is.</para>
/// </remarks>
/// <example>
/// <code>
/// category contact { phone email }
/// purpose support
/// partner helpdesk { in IE }
/// attribute encrypted : boolean
/// rule support { allow contact.phone to helpdesk for support }
/// rule encrypt { require encrypted of contact.email }
/// </code>
/// <code>
/// category contact { phone email }
/// purpose support
/// partner helpdesk { in IE }
/// rule support { allow contact.phone to helpdesk for support }
/// rule stay { deny contact.email because "Support is given by telephone" }
/// </code>
/// </example>
internal sealed class CategoryWithoutAllowRule()
    : LintRule(6016, "category-without-allow", "no allow covers category `{0}`, so it can never leave")
{
    internal override IEnumerable<LintFinding> Find(LintContext context)
    {
        var categories = context.Vocabulary.Categories;
        var permitted = new bool[categories.Count];
        var kept = new bool[categories.Count];
        foreach (var rule in context.Program.Rules)
        {
            if (rule.Effect == RuleEffect.Allow)
            {
                Mark(permitted, rule.Scope.Categories.CoveredBits);
            }
            else if (rule.Effect == RuleEffect.Deny && rule.Scope.Categories.Text != "any" && context.Outcomes.IsAlways(rule))
            {
                Mark(kept, rule.Scope.Categories.TouchedBits);
            }
        }

        foreach (var category in NamesInUse.Topmost(categories, c => !kept[c.Id] && !permitted.AsSpan(c.Id, c.End - c.Id).Contains(true)))
        {
            if (!context.Use.IsUnused(category) && !LintContext.IsShared(category.Location))
            {
                yield return new LintFinding(
                    At(category.Location, category.Name).WithHint("permit it somewhere, or keep it in by a `deny` that says so")
                );
            }
        }
    }

    private static void Mark(bool[] marks, ReadOnlySpan<ulong> bits)
    {
        for (var id = 0; id < marks.Length; id++)
        {
            marks[id] |= (bits[id >> 6] & (1ul << id)) != 0;
        }
    }
}
