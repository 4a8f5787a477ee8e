using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Linting;

/// <summary>Fixes that concern a whole rule.</summary>
internal static class RuleEdits
{
    /// <summary>Takes a rule away. That loses what it cites and says, and tests may name it: a person should look.</summary>
    public static LintFix? Remove(LintContext context, Rule rule) =>
        context.DeclarationAt(rule.Location) is { } declaration
            ? new LintFix(
                $"Remove rule `{rule.Name}`",
                [Edits.RemoveLines(new SourceLocation(rule.Location.Source, declaration.Span))],
                IsSafe: false
            )
            : null;
}
