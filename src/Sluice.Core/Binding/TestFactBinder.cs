using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Binds the <c>with</c> items of tests.</summary>
internal sealed class TestFactBinder(Vocabulary vocabulary, LiteralBinder literals, DiagnosticBag diagnostics) : BinderBase(diagnostics)
{
    private readonly DutyBinder arguments = new(vocabulary, literals, diagnostics);

    public PolicyTest Add(PolicyTest test, SourceText source, WithItemSyntax item) =>
        item switch
        {
            WithTechniqueSyntax technique => AddTechnique(test, source, technique),
            WithConsentSyntax consent => AddConsent(test, source, consent),
            WithAgreementSyntax agreement when Resolve(vocabulary.Agreements, source, agreement.Name, "agreement") is { } found => test with
            {
                Agreements = test.Agreements.Add(found),
            },
            WithEvidenceSyntax { Name: { IsMissing: false } evidence } => test with { Evidence = test.Evidence.Add(evidence.Text) },
            WithClaimsSyntax claims when Resolve(vocabulary.Forms, source, claims.Form, "form") is { } form => test with { Claim = form },
            WithFactSyntax { Name: { IsMissing: false } name } fact => AddFact(test, source, name, fact.Value),
            _ => test,
        };

    private PolicyTest AddTechnique(PolicyTest test, SourceText source, WithTechniqueSyntax syntax)
    {
        if (Resolve(vocabulary.Techniques, source, syntax.Name, "technique") is not { } technique)
        {
            return test;
        }

        var bound = arguments.BindArguments(source, syntax.Arguments, technique.Parameters, technique.Name);
        var located = bound.ToImmutableDictionary(static p => p.Key, p => new Located<Value>(p.Value, At(source, syntax)));
        return test with { Techniques = test.Techniques.Add(new TechniqueUse(technique, located, At(source, syntax))) };
    }

    private PolicyTest AddConsent(PolicyTest test, SourceText source, WithConsentSyntax syntax)
    {
        if (
            Resolve(vocabulary.Consents, source, syntax.Name, "consent") is not { } consent
            || syntax.State is not { IsMissing: false } state
        )
        {
            return test;
        }

        ConsentCoverage? holders = state.Text switch
        {
            "all" => ConsentCoverage.All,
            "none" => ConsentCoverage.None,
            "ledger" => ConsentCoverage.Ledger,
            _ => null,
        };
        if (holders is not { } known)
        {
            ReportUnknown(At(source, state), "state of a consent", state.Text, ["all", "none", "ledger"], "`all`, `none` or `ledger`");
            return test;
        }

        return test with
        {
            Consents = test.Consents.SetItem(consent, known),
        };
    }

    private PolicyTest AddFact(PolicyTest test, SourceText source, SyntaxToken name, LiteralSyntax? value)
    {
        if (BuiltinFacts.Find(name.Text) is { } fact)
        {
            if (!fact.IsStatedByName)
            {
                Report(
                    BindingDiagnostics.NameWanted,
                    At(source, name),
                    $"write `{fact.Key} 2024-05-21`",
                    $"fact other than the {fact.Name}"
                );
                return test;
            }

            return literals.Bind(source, value, fact.Type, name.Text) is { } bound
                ? test with
                {
                    Facts = test.Facts.SetItem(fact.Fact, bound),
                }
                : test;
        }

        if (vocabulary.Attributes.TryFind(name.Text, out var attribute) || vocabulary.SubjectAttributes.TryFind(name.Text, out attribute))
        {
            return literals.Bind(source, value, attribute.Type, name.Text) is { } bound
                ? test with
                {
                    Attributes = test.Attributes.SetItem(attribute, bound),
                }
                : test;
        }

        ReportUnknown(
            At(source, name),
            "attribute or fact",
            name.Text,
            BuiltinFacts.Names.Concat(vocabulary.Attributes.Names).Concat(vocabulary.SubjectAttributes.Names)
        );
        return test;
    }
}
