namespace Sluice.Syntax.Parsing;

/// <summary>
/// Reads <see cref="LookaheadTable"/>: what the next tokens decide, and which of them go on with a block. Entries are ASCII.
/// </summary>
internal static class Lookahead
{
    /// <summary>What the next token says about a decision.</summary>
    internal static int First(int decision, int type) => At(LookaheadTable.First, LookaheadTable.RowOfDecision[decision], type);

    /// <summary>Whether one more token is needed.</summary>
    internal static bool NeedsNext(int entry) => entry >= 'a';

    /// <summary>What one more token says.</summary>
    internal static int Next(int entry, int type) => At(LookaheadTable.Next, entry - 'a', type);

    /// <summary>Whether it depends on how tightly the operator binds behind which a condition is read.</summary>
    internal static bool NeedsPrecedence(int entry) => entry is >= 'A' and <= 'Z';

    /// <summary>What is said at such a precedence.</summary>
    internal static int Bound(int entry, int precedence) => LookaheadTable.Bound[((entry - 'A') * LookaheadTable.Precedences) + precedence];

    /// <summary>Whether it is an alternative; if not, the table does not know.</summary>
    internal static bool IsAlternative(int entry) => entry != '0';

    /// <summary>The alternative it is.</summary>
    internal static int Alternative(int entry) => entry - '0';

    /// <summary>Whether a token goes on with a block in a state of the parser. False also where nothing is known of the state.</summary>
    internal static bool GoesOn(int state, int type) =>
        LookaheadTable.BlockStates.IndexOf((ushort)state) is var row and >= 0 && At(LookaheadTable.Wanted, row, type) == '1';

    // A row begins with the end of the file, whose type is -1.
    private static int At(ReadOnlySpan<byte> rows, int row, int type) => rows[(row * LookaheadTable.Width) + type + 1];
}
