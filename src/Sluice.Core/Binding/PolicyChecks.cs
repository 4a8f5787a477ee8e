using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Finds what has a meaning but hardly the one that was meant. Exact: names are enumerated, nothing is guessed.</summary>
internal sealed class PolicyChecks
{
    private readonly Vocabulary vocabulary;
    private readonly DiagnosticBag diagnostics;

    private PolicyChecks(Vocabulary vocabulary, DiagnosticBag diagnostics)
    {
        this.vocabulary = vocabulary;
        this.diagnostics = diagnostics;
    }

    public static void Run(Vocabulary vocabulary, ImmutableArray<Rule> rules, DiagnosticBag diagnostics)
    {
        if (diagnostics.HasErrors)
        {
            return;
        }

        var checks = new PolicyChecks(vocabulary, diagnostics);
        foreach (var rule in rules)
        {
            // Walking all names for every rule would take longer than reading them; few rules have anything to check.
            if (rule.Exceptions.IsEmpty && !NeedsInstrument(rule.When) && !NeedsInstrument(rule.Unless) && !NeedsInstrument(rule.Required))
            {
                continue;
            }

            var reach = new Reach(vocabulary).Narrow(rule.Scope, covering: rule.Effect == RuleEffect.Allow);
            if (reach.IsEmpty)
            {
                continue;
            }

            checks.CheckConditions(reach, rule.Location, rule.Name, rule.When, rule.Unless, rule.Required);
            foreach (var exception in rule.Exceptions)
            {
                checks.CheckException(reach, exception, rule.Name);
            }
        }
    }

    private static bool NeedsInstrument(Condition? condition) =>
        condition is not null && ConditionWalker.All(condition).Any(static c => c is Condition.ConsentHolds or Condition.AgreementHolds);

    private void CheckException(Reach around, RuleException exception, string rule)
    {
        var reach = around.Narrow(exception.Scope, exception.AppliesByCovering);
        if (reach.IsEmpty)
        {
            diagnostics.Add(Diagnostic.Create(BindingDiagnostics.ExceptionOutsideScope, exception.Location, rule));
            return;
        }

        CheckConditions(reach, exception.Location, rule, exception.When, exception.Unless);
        foreach (var inner in exception.Exceptions)
        {
            CheckException(reach, inner, rule);
        }
    }

    private void CheckConditions(Reach reach, SourceLocation location, string rule, params ReadOnlySpan<Condition?> conditions)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var condition in conditions)
        {
            foreach (var part in ConditionWalker.All(condition))
            {
                var (kind, name, scope) = part switch
                {
                    Condition.ConsentHolds consent => ("consent", consent.Consent.Name, consent.Consent.Scope),
                    Condition.AgreementHolds agreement => ("agreement", agreement.Agreement.Name, agreement.Agreement.Scope),
                    _ => ("", "", null),
                };
                if (scope is not null && seen.Add($"{kind} {name}") && reach.Narrow(scope, covering: true).IsEmpty)
                {
                    diagnostics.Add(Diagnostic.Create(BindingDiagnostics.CannotCover, location, kind, name, rule));
                }
            }
        }
    }

    /// <summary>The categories, partners and purposes something applies to; the three are independent of each other.</summary>
    private sealed class Reach
    {
        private readonly ImmutableArray<CategorySymbol> categories;
        private readonly ImmutableArray<PartnerSymbol> partners;
        private readonly ImmutableArray<PurposeSymbol> purposes;

        public Reach(Vocabulary vocabulary)
            : this(vocabulary.Categories.All, vocabulary.Partners.All, vocabulary.Purposes.All)
        {
        }

        private Reach(ImmutableArray<CategorySymbol> categories, ImmutableArray<PartnerSymbol> partners, ImmutableArray<PurposeSymbol> purposes)
        {
            this.categories = categories;
            this.partners = partners;
            this.purposes = purposes;
        }

        public bool IsEmpty => categories.IsEmpty || partners.IsEmpty || purposes.IsEmpty;

        public Reach Narrow(Scope scope, bool covering) => covering
            ? new Reach(
                [.. categories.Where(scope.Categories.Covers)],
                [.. partners.Where(scope.Partners.Covers)],
                [.. purposes.Where(scope.Purposes.Covers)])
            : new Reach(
                [.. categories.Where(scope.Categories.Touches)],
                [.. partners.Where(scope.Partners.Touches)],
                [.. purposes.Where(scope.Purposes.Touches)]);
    }
}
