using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Formatting;

/// <summary>
/// Gives every comment of a tree to a token. What stands behind a token at the end of its line belongs to that token; what stands above or
/// before one, to the one that follows.
/// </summary>
internal sealed class CommentMap
{
    private readonly Dictionary<SyntaxToken, TokenComments> map = [];

    private CommentMap() { }

    /// <summary>How many comments there are.</summary>
    public int Count { get; private set; }

    /// <summary>The comments of a tree.</summary>
    public static CommentMap Of(SyntaxTree tree)
    {
        var comments = new CommentMap();
        string text = tree.Source.Content;
        var gap = new List<(string Text, int Breaks)>();
        SyntaxToken? previous = null;
        foreach (SyntaxToken token in tree.Root.DescendantTokens())
        {
            TextSpan span = token.LeadingTrivia;
            if (span.Length > 1 || token.Kind == SyntaxKind.EndOfFile)
            {
                gap.Clear();
                int breaks = Scan(text, span, gap);
                comments.Add(previous, token, gap, breaks);
            }

            previous = token;
        }

        if (comments.Count > 0)
        {
            comments.MoveToTheEndOfTheLine(tree.Root);
        }

        return comments;
    }

    /// <summary>The comments of a token, or null.</summary>
    public TokenComments? Of(SyntaxToken token) => map.GetValueOrDefault(token);

    /// <summary>Takes away what stands above a token, so that it is written for something larger that begins with it.</summary>
    public (List<(string Text, bool Blank)> Above, bool Blank) TakeAbove(SyntaxToken token)
    {
        if (Of(token) is not { } found)
        {
            return ([], false);
        }

        List<(string, bool)> above = [.. found.Above];
        found.Above.Clear();
        return (above, found.Blank);
    }

    /// <summary>Takes away what stands behind a token, so that it is written for something larger that ends with it.</summary>
    public List<string> TakeBehind(SyntaxToken token)
    {
        if (Of(token) is not { } found)
        {
            return [];
        }

        List<string> behind = [.. found.Behind];
        found.Behind.Clear();
        return behind;
    }

    /// <summary>Whether a comment is left anywhere in it.</summary>
    public bool AnyIn(SyntaxNode node) => Count > 0 && node.DescendantTokens().Any(t => Of(t)?.Any == true);

    // The comments between two tokens, each with the line breaks before it; returned are the line breaks behind the last.
    private static int Scan(string text, TextSpan span, List<(string Text, int Breaks)> found)
    {
        int breaks = 0;
        int at = span.Start;
        while (at < span.End)
        {
            char c = text[at];
            if (c == '/')
            {
                int end = text[at + 1] == '/' ? EndOfLine(text, at, span.End) : text.IndexOf("*/", at + 2, StringComparison.Ordinal) + 2;
                string comment = text[at..end];
                found.Add(
                    (
                        comment[1] == '/'
                            ? comment.TrimEnd(' ', '\t')
                            : comment.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'),
                        breaks
                    )
                );
                breaks = 0;
                at = end;
                continue;
            }

            breaks += c == '\n' || (c == '\r' && !(at + 1 < text.Length && text[at + 1] == '\n')) ? 1 : 0;
            at++;
        }

        return breaks;
    }

    private static int EndOfLine(string text, int start, int end)
    {
        int found = text.AsSpan(start, end - start).IndexOfAny('\r', '\n');
        return found < 0 ? end : start + found;
    }

    private void Add(SyntaxToken? previous, SyntaxToken token, List<(string Text, int Breaks)> gap, int breaks)
    {
        // The end of the file stands on a line of its own, whatever its last line ends with.
        breaks = token.Kind == SyntaxKind.EndOfFile ? Math.Max(1, breaks) : breaks;
        Count += gap.Count;
        int first = 0;
        int last = gap.Count;
        if (previous is not null && (breaks > 0 || gap.Exists(static g => g.Breaks > 0)))
        {
            while (first < gap.Count && gap[first].Breaks == 0)
            {
                Entry(previous).Behind.Add(gap[first++].Text);
            }
        }

        // What no line break parts from the token stands on its line.
        for (int after = breaks; last > first && after == 0; after = gap[last].Breaks)
        {
            last--;
        }

        for (int i = first; i < last; i++)
        {
            Entry(token).Above.Add((gap[i].Text, gap[i].Breaks > 1));
        }

        for (int i = last; i < gap.Count; i++)
        {
            Entry(token).Before.Add(gap[i].Text);
        }

        if ((last < gap.Count ? gap[last].Breaks : breaks) > 1)
        {
            Entry(token).Blank = true;
        }
    }

    // The parts of an entry and of a case stand on one line, so what stands behind the last as written stands behind the one that will be
    // the last; but where one stands there already, a line ends in the midst of them anyway.
    private void MoveToTheEndOfTheLine(SyntaxNode root)
    {
        foreach (SyntaxNode node in root.DescendantsAndSelf())
        {
            if (node is TreeEntrySyntax or TestCaseSyntax && ClauseOrder.Of(node)[^1] != node.Children[^1])
            {
                SyntaxToken last = ClauseOrder.LastToken(node);
                if (Of(last) is not { Behind.Count: > 0 } && TakeBehind(ClauseOrder.LastToken(node.Children[^1])) is { Count: > 0 } behind)
                {
                    Entry(last).Behind.AddRange(behind);
                }
            }
        }
    }

    private TokenComments Entry(SyntaxToken token)
    {
        if (!map.TryGetValue(token, out TokenComments? entry))
        {
            map[token] = entry = new TokenComments();
        }

        return entry;
    }
}
