using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;

namespace Sluice.Core.Binding;

/// <summary>Binds invariants: a promise has the shape of a <c>deny</c>.</summary>
internal sealed class InvariantBinder(
    SelectorBinder selectors,
    ConditionBinder conditions,
    Vocabulary vocabulary,
    DiagnosticBag diagnostics
) : BinderBase(diagnostics)
{
    private readonly ExceptionBinder exceptions = new(vocabulary, selectors, conditions, diagnostics);

    public ImmutableArray<Invariant> BindAll(DeclarationTable declarations)
    {
        var invariants = ImmutableArray.CreateBuilder<Invariant>();
        var names = new Dictionary<string, Invariant>(StringComparer.Ordinal);
        foreach (var (source, syntax) in declarations.Of<InvariantDeclarationSyntax>())
        {
            var location = new Sluice.Syntax.Text.SourceLocation(source, syntax.Keyword.Span);
            var clauses = new ClauseReader(source, "invariant", syntax.Clauses, Diagnostics);
            var never = clauses.Require<NeverClauseSyntax>("never");
            clauses.ReportMissing(syntax, location);
            var name = syntax.Name is { IsMissing: false } token ? token.Text : "";
            var body = new Rule
            {
                Id = -1,
                Name = name,
                Effect = RuleEffect.Deny,
                Scope = new Scope(
                    selectors.BindCategories(source, never?.Selector),
                    selectors.BindPartners(source, clauses.Find<ToClauseSyntax>()?.Selector),
                    selectors.BindPurposes(source, clauses.Find<ForClauseSyntax>()?.Selector)
                ),
                About = Resolve(vocabulary.Populations, source, clauses.Find<AboutClauseSyntax>()?.Population, "population"),
                When = conditions.Bind(source, clauses.Find<WhenClauseSyntax>()?.Condition),
                Unless = conditions.Bind(source, clauses.Find<UnlessClauseSyntax>()?.Condition),
                Exceptions = exceptions.BindAll(source, clauses.Each<ButNotClauseSyntax>(), lifts: true),
                Period = clauses.BindPeriod(),
                Because = clauses.Find<BecauseClauseSyntax>()?.Text?.ValueText,
                Cite = clauses.Texts(SyntaxKind.CiteClause),
                Location = location,
            };
            var invariant = new Invariant(name, syntax.Title?.ValueText, body, location);
            if (name.Length > 0 && !names.TryAdd(name, invariant))
            {
                VocabularyBinder.ReportDuplicate(Diagnostics, At(source, syntax.Name!), "invariant", name, names[name].Location);
            }

            invariants.Add(invariant);
        }

        return invariants.ToImmutable();
    }
}
