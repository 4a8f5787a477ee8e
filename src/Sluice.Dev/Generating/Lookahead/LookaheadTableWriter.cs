using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Misc;
using Sluice.Syntax.Parsing;

namespace Sluice.Dev.Generating.Lookahead;

/// <summary>Writes the table of what the next tokens decide, by asking the ANTLR runtime about all there are.</summary>
internal sealed class LookaheadTableWriter
{
    /// <summary>How many tokens are looked at.</summary>
    internal const int MostTokens = 3;

    private const int EndOfFile = -1;
    private const int NumbersInLine = 24;

    private static readonly ATN Atn = SluiceParser.Automaton.Atn;

    private readonly RuntimePrediction[] _runtimes;
    private readonly List<string> _next = [];
    private readonly List<string> _bound = [];

    private LookaheadTableWriter(PredictionMode mode) =>
        _runtimes = [.. Enumerable.Range(0, Precedences).Select(p => new RuntimePrediction(mode, p))];

    /// <summary>One more than how tightly the tightest operator binds.</summary>
    internal static int Precedences { get; } =
        2
        + Atn.states.OfType<ATNState>()
            .SelectMany(static s => s.TransitionsArray)
            .OfType<PrecedencePredicateTransition>()
            .Max(static t => t.precedence);

    /// <summary>All types of tokens, and the end of the file before them.</summary>
    internal static IEnumerable<int> Types => Enumerable.Range(EndOfFile, Atn.maxTokenType + 2);

    /// <summary>
    /// The decisions about which the generated parser asks: one token does not tell their alternatives apart, or the grammar has conditions
    /// on them.
    /// </summary>
    internal static IEnumerable<int> Decisions =>
        Enumerable
            .Range(0, Atn.NumberOfDecisions)
            .Where(static d => !AreApart(new LL1Analyzer(Atn).GetDecisionLookahead(Atn.GetDecisionState(d))));

    /// <summary>The states in which the parser asks whether a block goes on.</summary>
    internal static IEnumerable<ATNState> BlockStates =>
        Atn
            .states.OfType<ATNState>()
            .Where(static s =>
                (s.ruleIndex == SluiceParser.RULE_policyFile || RuleSets.IsBlock(s.ruleIndex)) && s is DecisionState or StarLoopbackState
            );

    /// <summary>The file of the table.</summary>
    internal static string Write(PredictionMode mode) => new LookaheadTableWriter(mode).Write();

    private static bool AreApart(IntervalSet[] alternatives) =>
        alternatives.All(static a => a is not null)
        && alternatives.Sum(static a => a.Count) == alternatives.Aggregate(new IntervalSet(), static (all, a) => all.AddAll(a)).Count;

    private static string Listed(IEnumerable<int> numbers) =>
        "        " + string.Join(",\n        ", numbers.Chunk(NumbersInLine).Select(static c => string.Join(", ", c)));

    // The last row ends the statement before its comment.
    private static string Rows(IReadOnlyCollection<(string Row, string Name)> rows) =>
        "        " + string.Join("\n        + ", rows.Select((r, i) => $"\"{r.Row}\"u8{(i + 1 == rows.Count ? ";" : "")} // {r.Name}"));

    private static string RuleOf(ATNState state) => SluiceParser.ruleNames[state.ruleIndex];

    private static char Digit(int alternative) =>
        alternative <= 9 ? (char)('0' + alternative) : throw new InvalidOperationException("a decision has more than nine alternatives");

    // A few signs behind the small letters serve as letters too.
    private static char Letter(char from, int row) =>
        (char)(from + row) is var letter && letter <= (from == 'a' ? '~' : 'Z')
            ? letter
            : throw new InvalidOperationException("the table has no letters left: look at fewer tokens, or make entries wider");

    private static int Index(List<string> rows, string row)
    {
        if (!rows.Contains(row))
        {
            rows.Add(row);
        }

        return rows.IndexOf(row);
    }

    private string Write()
    {
        var decisions = Decisions.ToList();
        var first = decisions.ConvertAll(d => (Row: Ahead(d, []), Name: $"{d}, {RuleOf(Atn.GetDecisionState(d))}"));
        first.Insert(0, (new string('0', Types.Count()), "all others"));
        var states = BlockStates.ToList();
        var wanted = states.ConvertAll(static s =>
            (string.Concat(Types.Select(t => Atn.NextTokens(s).Contains(t) ? '1' : '0')), $"{s.stateNumber}, {RuleOf(s)}")
        );
        return $$"""
            namespace Sluice.Syntax.Parsing;

            // Written by `generate` of Sluice.Dev.

            /// <summary>
            /// What the next tokens decide, for <see cref="Lookahead"/>. A row has an entry for the end of the file and one for each type
            /// of token: an alternative, 0 where the table does not know, a small letter where the token behind decides, a capital where
            /// the operator in front does.
            /// </summary>
            internal static class LookaheadTable
            {
                /// <summary>How many entries a row has.</summary>
                internal const int Width = {{Types.Count()}};

                /// <summary>One more than how tightly the tightest operator binds.</summary>
                internal const int Precedences = {{Precedences}};

                /// <summary>The rows of all decisions in <see cref="First"/>.</summary>
                internal static ReadOnlySpan<byte> RowOfDecision =>
                [
            {{Listed(Enumerable.Range(0, Atn.NumberOfDecisions).Select(d => decisions.IndexOf(d) + 1))}},
                ];

                /// <summary>What the next token says; the first row is for decisions that are never asked for.</summary>
                internal static ReadOnlySpan<byte> First =>
            {{Rows(first)}}

                /// <summary>What the token behind says, for each small letter.</summary>
                internal static ReadOnlySpan<byte> Next =>
            {{Rows([.. _next.Select(static (r, i) => (r, Letter('a', i).ToString()))])}}

                /// <summary>What the operator in front says, for each capital, by how tightly it binds.</summary>
                internal static ReadOnlySpan<byte> Bound =>
            {{Rows([.. _bound.Select(static (r, i) => (r, Letter('A', i).ToString()))])}}

                /// <summary>The states in which it is asked whether a block goes on.</summary>
                internal static ReadOnlySpan<ushort> BlockStates =>
                [
            {{Listed(states.Select(static s => s.stateNumber))}},
                ];

                /// <summary>Which tokens go on with the block, for each of these states.</summary>
                internal static ReadOnlySpan<byte> Wanted =>
            {{Rows(wanted)}}
            }

            """;
    }

    /// <summary>What each token says behind those that were seen.</summary>
    private string Ahead(int decision, int[] seen) => string.Concat(Types.Select(t => Entry(decision, [.. seen, t])));

    private char Entry(int decision, int[] tokens)
    {
        var found = _runtimes.Select(r => r.Predict(decision, tokens) ?? r.Foregone(decision, tokens)).ToList();
        if (found.TrueForAll(f => f == found[0]))
        {
            return found[0] is { } alternative ? Digit(alternative)
                : tokens.Length == MostTokens ? Digit(RuntimePrediction.Mistake)
                : Letter('a', Index(_next, Ahead(decision, tokens)));
        }

        return Letter('A', Index(_bound, string.Concat(found.Select(static f => Digit(f ?? RuntimePrediction.Mistake)))));
    }
}
