using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Binds <c>but not</c> blocks.</summary>
internal sealed class ExceptionBinder(
    Vocabulary vocabulary,
    SelectorBinder selectors,
    ConditionBinder conditions,
    DiagnosticBag diagnostics
) : BinderBase(diagnostics)
{
    /// <param name="source">The file.</param>
    /// <param name="blocks">The blocks as written.</param>
    /// <param name="lifts">Whether the blocks lift a prohibition; nested ones do the opposite.</param>
    public ImmutableArray<RuleException> BindAll(SourceText source, IEnumerable<ButNotClauseSyntax> blocks, bool lifts) =>
        [.. blocks.Select(b => Bind(source, b, lifts))];

    private RuleException Bind(SourceText source, ButNotClauseSyntax syntax, bool lifts)
    {
        var clauses = new ClauseReader(source, "but not", syntax.Clauses, Diagnostics);
        return new RuleException
        {
            Scope = new Scope(
                selectors.BindCategories(source, clauses.Find<OfClauseSyntax>()?.Selector),
                selectors.BindPartners(source, clauses.Find<ToClauseSyntax>()?.Selector),
                selectors.BindPurposes(source, clauses.Find<ForClauseSyntax>()?.Selector)
            ),
            AppliesByCovering = lifts,
            About = Resolve(vocabulary.Populations, source, clauses.Find<AboutClauseSyntax>()?.Population, "population"),
            When = conditions.Bind(source, clauses.Find<WhenClauseSyntax>()?.Condition),
            Unless = conditions.Bind(source, clauses.Find<UnlessClauseSyntax>()?.Condition),
            Exceptions = BindAll(source, clauses.Each<ButNotClauseSyntax>(), !lifts),
            Location = At(source, syntax),
        };
    }
}
