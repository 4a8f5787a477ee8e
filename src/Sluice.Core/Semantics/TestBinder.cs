using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Ir;
using Sluice.Core.Manifests;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Semantics;

/// <summary>Binds <c>test</c> blocks.</summary>
internal sealed class TestBinder(Vocabulary vocabulary, IReadOnlySet<string> rules, LiteralBinder literals, DiagnosticBag diagnostics)
    : BinderBase(diagnostics)
{
    private readonly SelectorNameBinder names = new(diagnostics);
    private readonly TestFactBinder facts = new(vocabulary, literals, diagnostics);

    public ImmutableArray<PolicyTest> BindAll(DeclarationTable declarations)
    {
        var tests = ImmutableArray.CreateBuilder<PolicyTest>();
        var seen = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        foreach (var (source, syntax) in declarations.Of<TestDeclarationSyntax>())
        {
            var location = new SourceLocation(source, syntax.Keyword.Span);
            var description = syntax.Description is { IsMissing: false } token ? token.ValueText : "";
            if (description.Length > 0 && !seen.TryAdd(description, location))
            {
                VocabularyBinder.ReportDuplicate(Diagnostics, location, "test", description, seen[description]);
            }

            tests.Add(Bind(source, syntax, description, location));
        }

        return tests.ToImmutable();
    }

    private PolicyTest Bind(SourceText source, TestDeclarationSyntax syntax, string description, SourceLocation location)
    {
        var clauses = new ClauseReader(
            source,
            "test",
            syntax.Clauses,
            Diagnostics);
        var complete = !syntax.HasErrors;
        var transfer = complete ? clauses.Require<TransferClauseSyntax>("transfer", location) : clauses.Find<TransferClauseSyntax>();
        var to = complete ? clauses.Require<ToClauseSyntax>("to", location) : clauses.Find<ToClauseSyntax>();
        var purposes = complete ? clauses.Require<ForClauseSyntax>("for", location) : clauses.Find<ForClauseSyntax>();
        var expectations = clauses.Each<ExpectClauseSyntax>().Select(e => BindExpectation(source, e)).OfType<TestExpectation>().ToImmutableArray();
        if (complete && expectations.IsEmpty && !clauses.Each<ExpectClauseSyntax>().Any())
        {
            Report(BindingDiagnostics.MissingClause, location, "a test says what it expects, for example `expect deny`", "test", "expect");
        }

        var test = new PolicyTest
        {
            Description = description,
            Categories = [.. (transfer?.Categories ?? []).Select(n => Resolve(vocabulary.Categories, source, n, "category")).OfType<CategorySymbol>()],
            Partners = names.Bind(source, to?.Selector, vocabulary.Partners, "partner"),
            Purposes = names.Bind(source, purposes?.Selector, vocabulary.Purposes, "purpose"),
            Population = Resolve(vocabulary.Populations, source, clauses.Find<AboutClauseSyntax>()?.Population, "population"),
            Dates = BindDates(source, clauses),
            Expectations = expectations,
            Location = location,
        };
        foreach (var item in clauses.Each<WithClauseListSyntax>().SelectMany(static w => w.Items))
        {
            test = facts.Add(test, source, item);
        }

        return test;
    }

    private TransferDates BindDates(SourceText source, ClauseReader clauses)
    {
        var period = clauses.BindPeriod();
        if (clauses.Find<OnClauseSyntax>() is { } on)
        {
            if (!period.IsAlways)
            {
                Report(BindingDiagnostics.OnAndPeriod, At(source, on.Keyword), null);
            }

            return new TransferDates(BindDate(source, on.Date), null, At(source, on));
        }

        return period.From is null ? TransferDates.Unknown : new TransferDates(null, period, At(source, clauses.Find<FromClauseSyntax>()!));
    }

    private TestExpectation? BindExpectation(SourceText source, ExpectClauseSyntax syntax)
    {
        foreach (var rule in syntax.Rules.Where(r => !r.IsMissing && !rules.Contains(r.Text)))
        {
            ReportUnknown(At(source, rule), "rule", rule.Text, rules.Order(StringComparer.Ordinal));
        }

        if (syntax.Verdict is not { IsMissing: false } token)
        {
            return null;
        }

        if (Verdicts.Parse(token.Text) is not { } verdict)
        {
            ReportUnknown(At(source, token), "verdict", token.Text, Verdicts.Names, "the verdicts are " + string.Join(", ", Verdicts.Names));
            return null;
        }

        return new TestExpectation(verdict, [.. syntax.Rules.Where(static r => !r.IsMissing).Select(static r => r.Text)], syntax.Only, At(source, syntax));
    }
}
