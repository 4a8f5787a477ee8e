using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Binds what consents, agreements, techniques and populations say, when all names are known.</summary>
internal sealed class DeclarationBinder : BinderBase
{
    private readonly Vocabulary vocabulary;
    private readonly SelectorBinder selectors;
    private readonly ConditionBinder conditions;

    private DeclarationBinder(Vocabulary vocabulary, SelectorBinder selectors, ConditionBinder conditions, DiagnosticBag diagnostics)
        : base(diagnostics)
    {
        this.vocabulary = vocabulary;
        this.selectors = selectors;
        this.conditions = conditions;
    }

    public static void Bind(
        DeclarationTable declarations,
        Vocabulary vocabulary,
        SelectorBinder selectors,
        ConditionBinder conditions,
        DiagnosticBag diagnostics
    )
    {
        var binder = new DeclarationBinder(vocabulary, selectors, conditions, diagnostics);
        foreach (var (source, syntax) in declarations.Of<ConsentDeclarationSyntax>())
        {
            if (Declared(vocabulary.Consents, source, syntax.Name) is { } consent)
            {
                binder.BindConsent(source, syntax, consent);
            }
        }

        foreach (var (source, syntax) in declarations.Of<AgreementDeclarationSyntax>())
        {
            if (Declared(vocabulary.Agreements, source, syntax.Name) is { } agreement)
            {
                binder.BindAgreement(source, syntax, agreement);
            }
        }

        foreach (var (source, syntax) in declarations.Of<TechniqueDeclarationSyntax>())
        {
            if (Declared(vocabulary.Techniques, source, syntax.Name) is { } technique)
            {
                binder.BindTechnique(source, syntax, technique);
            }
        }

        foreach (var (source, syntax) in declarations.Of<PopulationDeclarationSyntax>())
        {
            if (
                syntax.Name is { } name
                && vocabulary.Populations.Find(name.Text) is { } population
                && population.Location == At(source, name)
            )
            {
                population.Predicate = conditions.Bind(source, syntax.Predicate);
            }
        }

        binder.ReportPopulations();
    }

    /// <summary>The symbol a declaration made; null for a second declaration of the same name.</summary>
    private static T? Declared<T>(SymbolTable<T> table, SourceText source, SyntaxToken? name)
        where T : Symbol =>
        name is { IsMissing: false } && table.Find(name.Text) is { } symbol && symbol.Location == At(source, name) ? symbol : null;

    private void BindConsent(SourceText source, ConsentDeclarationSyntax syntax, ConsentSymbol consent)
    {
        var clauses = new ClauseReader(source, "consent", syntax.Clauses, Diagnostics);
        consent.Scope = new Scope(
            selectors.BindCategories(source, clauses.Require<OfClauseSyntax>("of", "`of any` is for every category")?.Selector),
            selectors.BindPartners(source, clauses.Require<ToClauseSyntax>("to", "`to any` is to every partner")?.Selector),
            selectors.BindPurposes(source, clauses.Require<ForClauseSyntax>("for", "`for any` is for every purpose")?.Selector)
        );
        if (clauses.Require<KindClauseSyntax>("kind", "`opt_in`, `opt_out` or `notice`")?.Value is { IsMissing: false } kind)
        {
            consent.Kind = KindOf(kind.Text);
        }

        clauses.ReportMissing(syntax, consent.Location);

        if (clauses.Find<LastsClauseSyntax>() is { } lasts)
        {
            consent.Lasts = conditions.Literals.Bind(source, lasts.Duration, new AttributeType(ValueKind.Duration), "lasts");
        }

        consent.Notices = clauses.Texts(SyntaxKind.NoticesClause);
    }

    /// <summary>The kind a word means; of every other word the parser has said that it is none.</summary>
    private static ConsentKind KindOf(string word) =>
        word switch
        {
            "opt_out" => ConsentKind.OptOut,
            "notice" => ConsentKind.Notice,
            _ => ConsentKind.OptIn,
        };

    private void BindAgreement(SourceText source, AgreementDeclarationSyntax syntax, AgreementSymbol agreement)
    {
        var clauses = new ClauseReader(source, "agreement", syntax.Clauses, Diagnostics);
        agreement.Scope = new Scope(
            selectors.BindCategories(source, clauses.Require<OfClauseSyntax>("of", "`of any` is for every category")?.Selector),
            selectors.BindPartners(source, clauses.Require<WithClauseSyntax>("with", "`with any` is with every partner")?.Selector),
            selectors.BindPurposes(source, clauses.Require<ForClauseSyntax>("for", "`for any` is for every purpose")?.Selector)
        );
        if (
            clauses.Require<RoleClauseSyntax>("role", "`processor`, `joint_controller` or `controller`")?.Value is { IsMissing: false } role
        )
        {
            agreement.Role = Roles.Parse(role.Text) is { } known and not Role.ThirdParty ? known : agreement.Role;
        }

        clauses.ReportMissing(syntax, agreement.Location);
        agreement.Period = clauses.BindPeriod();
        agreement.Evidence = [.. TextsOf(clauses.Find<EvidenceClauseSyntax>()?.Names).Distinct(StringComparer.Ordinal)];
    }

    private void BindTechnique(SourceText source, TechniqueDeclarationSyntax syntax, TechniqueSymbol technique)
    {
        var context = new ConditionContext(technique);
        var yields = ImmutableArray.CreateBuilder<YieldsClause>();
        foreach (var clause in syntax.Yields)
        {
            var when = conditions.Bind(source, clause.When, context);
            if (Resolve(vocabulary.Forms, source, clause.Form, "form") is { } form)
            {
                yields.Add(new YieldsClause(form, when));
            }
        }

        technique.Yields = yields.ToImmutable();
    }

    private void ReportPopulations()
    {
        var graph = new PopulationGraph(vocabulary.Populations.All);
        var cyclic = graph.Cyclic();
        foreach (var population in cyclic)
        {
            Report(BindingDiagnostics.PopulationCycle, population.Location, null, population.Name);
        }

        foreach (var population in cyclic.Count > 0 ? [] : graph.TooLarge())
        {
            Report(
                BindingDiagnostics.PopulationTooLarge,
                population.Location,
                "put what they have in common into one population",
                population.Name,
                PopulationGraph.Most
            );
        }
    }
}
