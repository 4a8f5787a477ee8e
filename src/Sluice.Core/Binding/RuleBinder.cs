using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>
/// Binds rules and brings them into normal form, in the order of their names: grounds, permits, near misses and whatever else goes through
/// the rules then says the same wherever a rule stands in the text.
/// </summary>
internal sealed class RuleBinder(Vocabulary vocabulary, SelectorBinder selectors, ConditionBinder conditions, DiagnosticBag diagnostics)
    : BinderBase(diagnostics)
{
    private readonly ExceptionBinder exceptions = new(vocabulary, selectors, conditions, diagnostics);
    private readonly DutyBinder duties = new(vocabulary, conditions.Literals, diagnostics);

    public ImmutableArray<Rule> BindAll(DeclarationTable declarations)
    {
        var declared = new List<(string Name, SourceText Source, RuleDeclarationSyntax Syntax)>();
        var names = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        foreach (var (source, syntax) in declarations.Of<RuleDeclarationSyntax>())
        {
            if (syntax.Name is { IsMissing: false } name)
            {
                if (names.TryGetValue(name.Text, out var first))
                {
                    VocabularyBinder.ReportDuplicate(Diagnostics, At(source, name), "rule", name.Text, first);
                }
                else
                {
                    names.Add(name.Text, At(source, name));
                }
            }

            declared.Add((syntax.Name?.Text ?? "", source, syntax));
        }

        declared.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        var rules = ImmutableArray.CreateBuilder<Rule>(declared.Count);
        foreach (var (_, source, syntax) in declared)
        {
            if (Bind(source, syntax, rules.Count) is { } rule)
            {
                rules.Add(rule);
            }
        }

        return rules.ToImmutable();
    }

    private Rule? Bind(SourceText source, RuleDeclarationSyntax syntax, int id)
    {
        var clauses = new ClauseReader(source, "rule", Diagnostics);
        ClauseSyntax? effect = null;
        foreach (var clause in syntax.Clauses)
        {
            if (!IsEffect(clause))
            {
                clauses.Add(clause);
            }
            else if (effect is null)
            {
                effect = clause;
            }
            else
            {
                Report(
                    BindingDiagnostics.SeveralEffects,
                    At(source, clause.Keyword),
                    "split it into several rules",
                    syntax.Name?.Text ?? ""
                );
            }
        }

        if (effect is null)
        {
            if (!syntax.HasErrors)
            {
                Report(
                    BindingDiagnostics.MissingEffect,
                    At(source, (SyntaxElementOf(syntax))),
                    "a rule begins with `allow`, `deny`, `require` or `oblige`",
                    syntax.Name?.Text ?? ""
                );
            }

            return null;
        }

        return Bind(source, syntax, effect, clauses, id);
    }

    private Rule Bind(SourceText source, RuleDeclarationSyntax syntax, ClauseSyntax effect, ClauseReader clauses, int id)
    {
        var location = new SourceLocation(source, syntax.Keyword.Span);
        var isAllow = effect is AllowClauseSyntax;
        var selector = effect switch
        {
            AllowClauseSyntax allow => allow.Selector,
            DenyClauseSyntax deny => deny.Selector,
            RequireClauseSyntax require => require.OfSelector,
            ObligeClauseSyntax oblige => oblige.OfSelector,
            _ => null,
        };
        var nameLocation = syntax.Name is { IsMissing: false } name ? At(source, name) : location;
        var to = isAllow ? clauses.Require<ToClauseSyntax>("to", "`to any` is to every partner") : clauses.Find<ToClauseSyntax>();
        var purposes = isAllow
            ? clauses.Require<ForClauseSyntax>("for", "`for any` is for every purpose")
            : clauses.Find<ForClauseSyntax>();
        clauses.ReportMissing(syntax, nameLocation);
        return new Rule
        {
            Id = id,
            Name = syntax.Name?.Text ?? "",
            Title = syntax.Title?.ValueText,
            Effect = effect switch
            {
                AllowClauseSyntax => RuleEffect.Allow,
                DenyClauseSyntax => RuleEffect.Deny,
                RequireClauseSyntax => RuleEffect.Require,
                _ => RuleEffect.Oblige,
            },
            Scope = new Scope(
                selectors.BindCategories(source, selector),
                selectors.BindPartners(source, to?.Selector),
                selectors.BindPurposes(source, purposes?.Selector)
            ),
            About = Resolve(vocabulary.Populations, source, clauses.Find<AboutClauseSyntax>()?.Population, "population"),
            When = conditions.Bind(source, clauses.Find<WhenClauseSyntax>()?.Condition),
            Unless = conditions.Bind(source, clauses.Find<UnlessClauseSyntax>()?.Condition),
            Required = conditions.Bind(source, (effect as RequireClauseSyntax)?.Condition),
            Duty = effect is ObligeClauseSyntax duty ? duties.Bind(source, duty) : null,
            Exceptions = exceptions.BindAll(source, clauses.Each<ButNotClauseSyntax>(), lifts: !isAllow),
            Period = clauses.BindPeriod(),
            Cite = clauses.Texts(SyntaxKind.CiteClause),
            Because = clauses.Find<BecauseClauseSyntax>()?.Text?.ValueText,
            Location = location,
            Places = PlacesOf(source, effect, clauses),
        };
    }

    private static ClausePlaces PlacesOf(SourceText source, ClauseSyntax effect, ClauseReader clauses)
    {
        var places = ImmutableArray.CreateBuilder<(string, TextSpan)>(clauses.Once.Count + 1);
        places.Add((effect.Keyword.Text, effect.Span));
        foreach (var clause in clauses.Once)
        {
            places.Add((clause.Keyword.Text, clause.Span));
        }

        return new ClausePlaces(source, places.DrainToImmutable());
    }

    private static SyntaxToken SyntaxElementOf(RuleDeclarationSyntax syntax) =>
        syntax.Name is { IsMissing: false } name ? name : syntax.Keyword;

    private static bool IsEffect(ClauseSyntax clause) => ClauseDefinitions.Of(clause.Kind) is { Group: ClauseGroup.Effect };
}
