using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Warns of what has a meaning but hardly the intended one. Exact: names are enumerated, nothing is guessed.</summary>
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
            if (
                !rule.Clauses.Any(static c =>
                    c.Block is not null || Mention.In(c.Condition).Any(static m => m is Mention.Consent or Mention.Agreement)
                )
            )
            {
                continue;
            }

            var reach = ReachedNames.Of(vocabulary, rule);
            if (reach.IsEmpty)
            {
                continue;
            }

            checks.Check(reach, rule, rule.Name);
        }
    }

    private void CheckException(ReachedNames around, RuleException exception, string rule)
    {
        var reach = around.Narrow(exception.Scope, exception.NeedsCover);
        if (reach.IsEmpty)
        {
            diagnostics.Add(Diagnostic.Create(BindingDiagnostics.ExceptionOutsideScope, exception.Location, rule));
            return;
        }

        Check(reach, exception, rule);
    }

    private void Check(ReachedNames reach, RuleBlock block, string rule)
    {
        var seen = new HashSet<Mention>();
        foreach (var mention in block.Clauses.SelectMany(static c => Mention.In(c.Condition)))
        {
            var (kind, name, scope) = mention switch
            {
                Mention.Consent consent => ("consent", consent.Symbol.Name, consent.Symbol.Scope),
                Mention.Agreement agreement => ("agreement", agreement.Symbol.Name, agreement.Symbol.Scope),
                _ => ("", "", null),
            };
            if (scope is not null && seen.Add(mention) && reach.Narrow(scope, all: true).IsEmpty)
            {
                diagnostics.Add(Diagnostic.Create(BindingDiagnostics.CannotCover, block.Location, kind, name, rule));
            }
        }

        foreach (var inner in block.Exceptions)
        {
            CheckException(reach, inner, rule);
        }
    }
}
