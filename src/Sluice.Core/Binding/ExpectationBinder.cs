using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Binds what a test expects. A rule that can never be a reason for the verdict would make a test that can never pass.</summary>
internal sealed class ExpectationBinder(
    IReadOnlySet<string> names,
    IReadOnlyDictionary<string, RuleEffect> effects,
    DiagnosticBag diagnostics
) : BinderBase(diagnostics)
{
    public TestExpectation? Bind(SourceText source, ExpectClauseSyntax syntax)
    {
        var rules = syntax.Rules.Where(static r => !r.IsMissing).ToList();
        foreach (var rule in rules.Where(r => !names.Contains(r.Text)))
        {
            ReportUnknown(At(source, rule), "rule", rule.Text, names.Order(StringComparer.Ordinal));
        }

        if (syntax.Verdict is not { IsMissing: false } token)
        {
            return null;
        }

        if (Verdicts.Parse(token.Text) is not { } verdict)
        {
            ReportUnknown(
                At(source, token),
                "verdict",
                token.Text,
                Verdicts.Names,
                "the verdicts are " + string.Join(", ", Verdicts.Names)
            );
            return null;
        }

        foreach (var rule in rules)
        {
            if (effects.TryGetValue(rule.Text, out var effect) && !CanBring(effect, verdict))
            {
                Report(BindingDiagnostics.NoReason, At(source, rule), Hint(verdict), rule.Text, RuleEffects.NameOf(effect), token.Text);
            }
        }

        return new TestExpectation(verdict, [.. rules.Select(static r => r.Text)], syntax.Only, At(source, syntax));
    }

    private static bool CanBring(RuleEffect effect, Verdict verdict) =>
        effect switch
        {
            RuleEffect.Allow => verdict != Verdict.Deny,
            RuleEffect.Deny or RuleEffect.Require => verdict != Verdict.Allow,
            _ => false,
        };

    private static string Hint(Verdict verdict) =>
        verdict switch
        {
            Verdict.Allow => "what permits a transfer is an `allow`",
            Verdict.Restrict => "a transfer is restricted by an `allow`, a `deny` or a `require`",
            Verdict.Undetermined => "what is not known matters to an `allow`, a `deny` or a `require`",
            _ => "the grounds of a verdict are `deny` and `require`",
        };
}
