using Antlr4.Runtime.Atn;
using Sluice.Dev.Generating.Lookahead;
using Sluice.Reference.Generation;
using Sluice.Syntax.Parsing;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Syntax;

/// <summary>
/// What the parser takes from the table is what the ANTLR runtime would have found out; for a text without mistakes it never asks it.
/// </summary>
[Trait("Category", "Slow")]
public class LookaheadTests
{
    private const string Table = "src/Sluice.Syntax/Parsing/LookaheadTable.cs";
    private const int WaysOn = 40;
    private const int LongestWay = 14;
    private static readonly int GeneratedPolicies = DrawnCases.Of("generated policies read by table", 0, 3_000);
    private static readonly int Mutations = DrawnCases.Of("damaged policies read by table", 0, 1_500);

    [Fact]
    public void The_table_is_what_the_runtime_predicts() => AcceptedText.Matches(Table, LookaheadTableWriter.Write(PredictionMode.SLL));

    [Fact]
    public void The_callers_of_a_rule_change_nothing() =>
        Assert.Equal(LookaheadTableWriter.Write(PredictionMode.SLL), LookaheadTableWriter.Write(PredictionMode.LL));

    [Fact]
    public void Whatever_comes_the_parser_goes_the_way_of_the_runtime()
    {
        var (decided, left) = (0, 0);
        for (var precedence = 0; precedence < LookaheadTableWriter.Precedences; precedence++)
        {
            var runtime = new RuntimePrediction(PredictionMode.SLL, precedence);
            var table = new TablePrediction(precedence);
            foreach (var (decision, types) in LookaheadTableWriter.Decisions.SelectMany(d => Ways(table, d, [])))
            {
                var found = table.Predict(decision, types);
                var expected = runtime.Predict(decision, types) ?? runtime.Foregone(decision, types);
                var isLeft = found == RuntimePrediction.Mistake && expected is null && types.Length == LookaheadTableWriter.MostTokens;
                Assert.True(
                    found == expected || isLeft,
                    $"decision {decision} at {precedence} before {string.Join(' ', types)}: {found}, and the runtime says {expected}"
                );
                decided += found == RuntimePrediction.Mistake ? 0 : 1;
                left += isLeft ? 1 : 0;
            }
        }

        Assert.InRange(decided, 100_000, int.MaxValue);
        Assert.InRange(left, 1, decided / 20);
    }

    [Fact]
    public void What_is_foregone_comes_so_whatever_follows()
    {
        var dice = new Random(20_260_522);
        var runtime = new RuntimePrediction(PredictionMode.SLL, 0);
        var table = new TablePrediction(0);
        var ends = 0;
        foreach (
            var (decision, types) in LookaheadTableWriter
                .Decisions.SelectMany(d => Ways(table, d, []))
                .Where(w => runtime.Predict(w.Decision, w.Types) is null)
        )
        {
            if (table.Predict(decision, types) is not { } found || found == RuntimePrediction.Mistake)
            {
                continue;
            }

            for (var n = 0; n < WaysOn; n++)
            {
                var way = types.ToList();
                int? end = null;
                while (end is null && way.Count < LongestWay)
                {
                    way.Add(dice.Next(2) == 0 ? SluiceLexer.IDENT : dice.Next(LookaheadTable.Width - 2) + 1);
                    end = runtime.Predict(decision, [.. way]);
                }

                Assert.True(
                    end is null || end == found,
                    $"decision {decision} before {string.Join(' ', way)}: {found}, and the runtime says {end}"
                );
                ends += end is null ? 0 : 1;
            }
        }

        Assert.InRange(ends, 1000, int.MaxValue);
    }

    [Fact]
    public void A_block_goes_on_where_the_runtime_says_so()
    {
        Assert.NotEmpty(LookaheadTableWriter.BlockStates);
        Assert.All(LookaheadTableWriter.BlockStates, static s =>
            Assert.All(LookaheadTableWriter.Types, t =>
                Assert.Equal(SluiceParser.Automaton.Atn.NextTokens(s).Contains(t), Lookahead.GoesOn(s.stateNumber, t))
            )
        );
    }

    [Fact]
    public void A_text_without_mistakes_is_read_without_the_automaton() =>
        Assert.All(Texts(), static text => Assert.Equal(0, CountingParser.Questions(text)));

    [Theory]
    [InlineData("rule r { deny }")]
    [InlineData("partner p { in from in a }")]
    public void Others_are_not(string text) => Assert.NotEqual(0, CountingParser.Questions(text));

    [Fact]
    public void A_text_is_read_the_way_the_runtime_would_go_with_all_callers_in_view() =>
        Assert.InRange(Texts().Sum(static text => ComparingParser.Decisions(text, PredictionMode.LL)), 100_000, int.MaxValue);

    [Fact]
    public void A_damaged_text_is_read_the_way_the_runtime_would_go()
    {
        var texts = Texts().ToList();

        Assert.InRange(
            Enumerable
                .Range(0, Mutations)
                .Sum(seed => ComparingParser.Decisions(new TextMutator(seed).Mutate(texts[seed % texts.Count]), PredictionMode.SLL)),
            10_000,
            int.MaxValue
        );
    }

    private static IEnumerable<string> Texts() =>
        Repository
            .Files("policies")
            .Where(static f => f.EndsWith(".sluice", StringComparison.Ordinal))
            .Select(Repository.Read)
            .Append(WholeLanguage.Text)
            .Append("purpose a links at b category c purpose d links at e { f links at g h links } partner i { in j, k l in m n { in o } }")
            .Concat(
                Enumerable.Range(0, GeneratedPolicies).SelectMany(static seed => PolicyPrinter.Print(CaseGen.Make(seed).Policy).Values)
            );

    // As far as the table looks.
    private static IEnumerable<(int Decision, int[] Types)> Ways(TablePrediction table, int decision, int[] seen) =>
        LookaheadTableWriter.Types.SelectMany(t =>
            table.Predict(decision, [.. seen, t]) is null ? Ways(table, decision, [.. seen, t]) : [(decision, [.. seen, t])]
        );
}
