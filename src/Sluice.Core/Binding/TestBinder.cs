using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>
/// Binds <c>test</c> blocks. A test with <c>cases</c> is as many tests as it has rows: each is the test around it with what the row says
/// instead.
/// </summary>
internal sealed class TestBinder(Vocabulary vocabulary, LiteralBinder literals, ExpectationBinder expectations, DiagnosticBag diagnostics)
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
            var description = Named(seen, "test", syntax.Description, location);
            var clauses = new ClauseReader(source, "test", syntax.Clauses, Diagnostics);
            var test = Apply(Nothing(description, location), source, clauses);
            if (clauses.Find<CasesClauseSyntax>() is not { } table)
            {
                tests.Add(test);
                CheckComplete(test, "test", !syntax.HasErrors, [clauses]);
                continue;
            }

            var rows = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
            foreach (var row in table.Cases)
            {
                tests.Add(BindRow(test, source, clauses, row, rows, syntax.HasErrors));
            }

            if (rows.Count == 0 && !table.HasErrors)
            {
                Report(
                    BindingDiagnostics.ChecksNothing,
                    At(source, table.Keyword),
                    "a row is a name and what differs: `\"kept for long\" with retention = 5 years expect deny`"
                );
            }
        }

        return tests.ToImmutable();
    }

    private PolicyTest BindRow(
        PolicyTest test,
        SourceText source,
        ClauseReader around,
        TestCaseSyntax row,
        Dictionary<string, SourceLocation> rows,
        bool broken
    )
    {
        var location = At(source, row.Name);
        var own = new ClauseReader(source, "case", row.Clauses, Diagnostics);
        var bound = Apply(test with { Case = Named(rows, "case", row.Name, location), Location = location }, source, own);
        CheckComplete(bound, "case", !broken, [own, around]);
        return bound;
    }

    private string Named(Dictionary<string, SourceLocation> seen, string kind, SyntaxToken? name, SourceLocation location)
    {
        var text = name is { IsMissing: false } token ? token.ValueText : "";
        if (!seen.TryAdd(text, location) && text.Length > 0)
        {
            VocabularyBinder.ReportDuplicate(Diagnostics, location, kind, text, seen[text]);
        }

        return text;
    }

    /// <summary>The test with what the clauses say in place of what it said before.</summary>
    private PolicyTest Apply(PolicyTest test, SourceText source, ClauseReader clauses)
    {
        if (clauses.Find<TransferClauseSyntax>() is { } transfer)
        {
            test = test with
            {
                Categories =
                [
                    .. transfer.Categories.Select(n => Resolve(vocabulary.Categories, source, n, "category")).OfType<CategorySymbol>(),
                ],
            };
        }

        if (clauses.Find<ToClauseSyntax>() is { } to)
        {
            test = test with { Partners = names.Bind(source, to.Selector, vocabulary.Partners, "partner") };
        }

        if (clauses.Find<ForClauseSyntax>() is { } purposes)
        {
            test = test with { Purposes = names.Bind(source, purposes.Selector, vocabulary.Purposes, "purpose") };
        }

        if (clauses.Find<AboutClauseSyntax>() is { } about)
        {
            test = test with { Population = Resolve(vocabulary.Populations, source, about.Population, "population") };
        }

        var items = clauses.Each<WithClauseListSyntax>().SelectMany(static w => w.Items).ToList();
        if (items.Exists(static i => i is WithTechniqueSyntax))
        {
            test = test with { Techniques = [] };
        }

        foreach (var item in items)
        {
            test = facts.Add(test, source, item);
        }

        var expected = clauses
            .Each<ExpectClauseSyntax>()
            .Select(e => expectations.Bind(source, e))
            .OfType<TestExpectation>()
            .ToImmutableArray();
        return test with { Dates = BindDates(test.Dates, source, clauses), Expectations = expected.IsEmpty ? test.Expectations : expected };
    }

    private void CheckComplete(PolicyTest test, string kind, bool complete, IReadOnlyList<ClauseReader> clauses)
    {
        if (!complete)
        {
            return;
        }

        var missing = new List<(string, string?)>();
        Require<TransferClauseSyntax>("transfer");
        Require<ToClauseSyntax>("to");
        Require<ForClauseSyntax>("for");
        if (!clauses.Any(static c => c.Each<ExpectClauseSyntax>().Any()))
        {
            missing.Add(("expect", $"a {kind} says what it expects, for example `expect deny`"));
        }

        if (missing.Count > 0)
        {
            ReportMissing(kind, test.Location, missing);
        }

        void Require<T>(string keyword)
            where T : ClauseSyntax
        {
            if (!clauses.Any(static c => c.Find<T>() is not null))
            {
                missing.Add((keyword, null));
            }
        }
    }

    private TransferDates BindDates(TransferDates before, SourceText source, ClauseReader clauses)
    {
        var period = clauses.BindPeriod();
        if (clauses.Find<OnClauseSyntax>() is { } on)
        {
            if (!period.IsAlways)
            {
                Report(BindingDiagnostics.OnAndPeriod, At(source, on.Keyword), null);
            }

            return new TransferDates(BindDate(on.Date), null, At(source, on));
        }

        if (period.From is null)
        {
            if (
                ((ClauseSyntax?)clauses.Find<UntilClauseSyntax>() ?? clauses.Find<ThroughClauseSyntax>()) is { } end
                && clauses.Find<FromClauseSyntax>() is null
            )
            {
                Report(
                    BindingDiagnostics.MissingClause,
                    At(source, end.Keyword),
                    "a standing transfer has a first day",
                    "test",
                    Alternatives.Of(["from"])
                );
            }

            return before;
        }

        return new TransferDates(null, period, At(source, clauses.Find<FromClauseSyntax>()!));
    }

    private static PolicyTest Nothing(string description, SourceLocation location) =>
        new()
        {
            Description = description,
            Categories = [],
            Partners = [],
            Purposes = [],
            Dates = TransferDates.Unknown,
            Expectations = [],
            Location = location,
        };
}
