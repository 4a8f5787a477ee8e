using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Dfa;

namespace Sluice.Syntax.Parsing;

/// <summary>The generated parser. It reads a text without the automaton of the grammar as long as there is no mistake in it.</summary>
public partial class SluiceParser
{
    /// <inheritdoc/>
    public override ATN Atn => Automaton.Atn;

    /// <summary>The automaton of the grammar. It is made on first use, which is at a syntax error.</summary>
    internal static class Automaton
    {
        internal static readonly ATN Atn = new Antlr4.Runtime.Atn.ATNDeserializer().Deserialize(_serializedATN);

        internal static readonly DFA[] Decisions = [.. Atn.decisionToState.Select(static (state, decision) => new DFA(state, decision))];
    }

    // The generated part makes the automaton before the first parser, and that takes longer than reading a policy. A name means what it
    // means in this class before it means something of the runtime: the generated part finds this one, and gets an automaton without
    // states.
    private sealed class ATNDeserializer
    {
        public ATN Deserialize(int[] serialized) => new(ATNType.Parser, serialized.Length);
    }
}
