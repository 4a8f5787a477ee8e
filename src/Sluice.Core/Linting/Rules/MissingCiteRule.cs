namespace Sluice.Core.Linting.Rules;

/// <summary>A rule that cites nothing.</summary>
/// <remarks>
/// <para>
/// A verdict shows what its rules cite, so that a sender who is refused can read the law, the contract or the decision behind it. Off by
/// default: not every policy rests on something that can be cited. Where each rule should, run with <c>--enable missing-cite</c>.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// category contact
/// rule stay { deny contact }
/// </code>
/// <code>
/// category contact
/// rule stay { deny contact cite "Data protection policy, section 3" }
/// </code>
/// </example>
internal sealed class MissingCiteRule() : LintRule(6017, "missing-cite", "rule `{0}` cites nothing")
{
    public override bool IsOnByDefault => false;

    internal override IEnumerable<LintFinding> Find(LintContext context) =>
        context.Program.Rules.Where(static r => r.Cite.IsEmpty).Select(r => new LintFinding(At(r.Location, r.Name)));
}
