using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Formatting;

/// <summary>What begins a line of its own: a declaration, a clause, an entry of a tree, a case.</summary>
internal sealed class Statement
{
    private Statement(SyntaxElement? element, IReadOnlyList<(string Text, bool Blank)> above, bool blank, IReadOnlyList<string> behind)
    {
        Kind = element?.Kind ?? SyntaxKind.None;
        Above = above;
        Blank = blank;
        Behind = behind;
    }

    /// <summary>What it is; none for comments with nothing below them.</summary>
    public SyntaxKind Kind { get; }

    /// <summary>The comments above it.</summary>
    public IReadOnlyList<(string Text, bool Blank)> Above { get; }

    /// <summary>Whether an empty line stands before it, below the comments.</summary>
    public bool Blank { get; }

    /// <summary>The comments behind it.</summary>
    public IReadOnlyList<string> Behind { get; }

    /// <summary>The statement itself; null for comments with nothing below them.</summary>
    public Doc? Body { get; set; }

    /// <summary>The statement as a row that is aligned with its neighbours, if it can be one.</summary>
    public TableRow? Row { get; set; }

    /// <summary>How many columns it stands to the right of where it would.</summary>
    public int Indent { get; init; }

    /// <summary>Whether empty lines set it apart.</summary>
    public bool Apart { get; set; }

    /// <summary>Whether an empty line is written somewhere between it and what comes before it.</summary>
    public bool HasGap => Blank || Above.Any(static c => c.Blank);

    /// <summary>The statement made of some elements side by side; the comments above it and behind it become its own.</summary>
    public static Statement Of(CommentMap comments, int indent, params IReadOnlyList<SyntaxElement> elements)
    {
        var (above, blank) = comments.TakeAbove(ClauseOrder.FirstToken(elements[0]));
        return new Statement(elements[0], above, blank, comments.TakeBehind(ClauseOrder.LastToken(elements[^1]))) { Indent = indent };
    }

    /// <summary>The comments before a brace that closes, or before the end of the file.</summary>
    public static Statement Closing(CommentMap comments, SyntaxToken token) => new(null, comments.TakeAbove(token).Above, false, []);
}
