using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Formatting;

/// <summary>Writes blocks of clauses.</summary>
internal sealed class BlockWriter(CommentMap comments, PhraseWriter phrases)
{
    /// <summary>
    /// The column of what stands behind the first word of a clause: that of the longest one there can be, so that a clause that comes or
    /// goes moves no other.
    /// </summary>
    private const int RuleColumn = 9;

    private const int AgreementColumn = 10;

    /// <summary>A block with more clauses than this is written on lines of its own, however short they are.</summary>
    private const int MostOnALine = 4;

    /// <summary>The block of a rule, a consent and the like, one clause a line.</summary>
    public Doc Broken(BlockSyntax block)
    {
        int column = block.Parent is AgreementDeclarationSyntax ? AgreementColumn : RuleColumn;
        return Braces(
            block,
            [
                .. Clauses(block)
                    .Select(c =>
                    {
                        Statement statement = Statement.Of(comments, 0, c);
                        statement.Body = Clause((SyntaxNode)c, column);
                        return statement;
                    }),
            ]
        );
    }

    /// <summary>The block on one line; null where it has to take more.</summary>
    /// <param name="block">The block.</param>
    /// <param name="titled">
    /// Whether the declaration has a title: one that is worth a title and says more than one thing takes its lines.
    /// </param>
    public string? OnOneLine(BlockSyntax block, bool titled)
    {
        List<SyntaxElement> clauses = [.. Clauses(block)];
        int most = titled || block.Parent is TechniqueDeclarationSyntax ? 1 : MostOnALine;
        if (clauses.Count > most || comments.AnyIn(block) || clauses.Exists(static c => c.Kind is SyntaxKind.ButNotClause))
        {
            return null;
        }

        return clauses.Count == 0 ? "{ }" : $"{{ {string.Join("  ", clauses.Select(c => DocPrinter.Flat(phrases.Write(c))))} }}";
    }

    /// <summary>Statements between braces.</summary>
    public Doc Braces(BlockSyntax block, List<Statement> statements, bool keepBlanks = false, int width = DocPrinter.Width)
    {
        statements.Add(Statement.Closing(comments, block.CloseBrace));
        Doc lines = LineWriter.Write(statements, keepBlanks, 2, width);
        bool empty = statements.TrueForAll(static s => s.Body is null && s.Above.Count == 0);
        return Doc.Concat(
            phrases.Token(block.OpenBrace),
            empty ? Doc.Empty : Doc.Nest(2, Doc.Concat(Doc.HardLine, lines)),
            Doc.HardLine,
            phrases.Token(block.CloseBrace)
        );
    }

    /// <summary>What stands between the braces, in the order in which it is written.</summary>
    public static IEnumerable<SyntaxElement> Clauses(BlockSyntax block) => ClauseOrder.Of(block).Skip(1).SkipLast(1);

    private Doc Clause(SyntaxNode clause, int column) =>
        clause switch
        {
            ButNotClauseSyntax butNot => ButNot(butNot, column),
            YieldsClauseSyntax => phrases.Write(clause),
            _ => Doc.Concat(
                phrases.Write(clause.Children[0]),
                Doc.Spaces(Math.Max(1, column - clause.Children[0].Span.Length)),
                Doc.Nest(column, phrases.Join(clause.Children.Skip(1)))
            ),
        };

    private Doc ButNot(ButNotClauseSyntax clause, int column)
    {
        var block = (BlockSyntax)clause.Children[2];
        Doc words = Doc.Concat(phrases.Write(clause.Children[0]), Doc.Space, phrases.Write(clause.Children[1]));
        string? flat = OnOneLine(block, titled: false);
        Doc broken = Doc.Concat(words, Doc.Space, Broken(block));
        return flat is null ? broken : Doc.Choose(Doc.Concat(words, Doc.Spaces(column - "but not".Length), Doc.Text(flat)), broken);
    }
}
