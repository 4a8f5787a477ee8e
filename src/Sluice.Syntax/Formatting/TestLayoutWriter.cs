using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Formatting;

/// <summary>Writes tests: the transfer, below it what is said about it, then what is expected; cases as a table.</summary>
internal sealed class TestLayoutWriter(CommentMap comments, PhraseWriter phrases, BlockWriter blocks)
{
    /// <summary>The cases stand in two blocks.</summary>
    private const int RowWidth = DocPrinter.Width - 4;

    /// <summary>The block of a test.</summary>
    public Doc Write(BlockSyntax block)
    {
        List<SyntaxElement> clauses = [.. BlockWriter.Clauses(block)];
        int inner = clauses.Exists(static c => c is TransferClauseSyntax) ? 2 : 0;
        List<SyntaxElement> scope = [.. clauses.Where(IsScope)];
        var statements = new List<Statement>();
        foreach (SyntaxElement clause in clauses)
        {
            if (scope.Count > 0 && clause == scope[0])
            {
                Statement line = Statement.Of(comments, inner, scope);
                line.Body = phrases.SideBySide(scope);
                statements.Add(line);
            }

            if (IsScope(clause))
            {
                continue;
            }

            Statement statement = Statement.Of(comments, clause is WithClauseListSyntax ? inner : 0, clause);
            statement.Body = clause is CasesClauseSyntax cases
                ? Doc.Concat(phrases.Write(cases.Children[0]), Doc.Space, Cases((BlockSyntax)cases.Children[1]))
                : Doc.Nest(4, phrases.Join(((SyntaxNode)clause).Children));
            statements.Add(statement);
        }

        return blocks.Braces(block, statements);
    }

    private static bool IsScope(SyntaxElement clause) =>
        clause.Kind
            is SyntaxKind.ToClause
                or SyntaxKind.ForClause
                or SyntaxKind.AboutClause
                or SyntaxKind.OnClause
                or SyntaxKind.FromClause
                or SyntaxKind.UntilClause
                or SyntaxKind.ThroughClause;

    private Doc Cases(BlockSyntax block)
    {
        var statements = new List<Statement>();
        foreach (TestCaseSyntax row in block.Children.OfType<TestCaseSyntax>())
        {
            Statement statement = Statement.Of(comments, 0, row);
            IReadOnlyList<SyntaxElement> parts = ClauseOrder.Of(row);
            if (!comments.AnyIn(row) && Row(parts) is var cells && TextColumns.Of(cells.Alone(2)) <= RowWidth)
            {
                statement.Row = cells;
            }
            else
            {
                statement.Body = Doc.Nest(4, phrases.SideBySide(parts));
            }

            statements.Add(statement);
        }

        return blocks.Braces(block, statements, keepBlanks: true, width: RowWidth);
    }

    // What the case is called, what is different in it, what is expected.
    private TableRow Row(IReadOnlyList<SyntaxElement> parts)
    {
        string Words(Func<SyntaxElement, bool> choose) =>
            string.Join("  ", parts.Skip(1).Where(choose).Select(p => DocPrinter.Flat(phrases.Write(p))));
        return new([
            ((SyntaxToken)parts[0]).Text,
            Words(static p => p is not ExpectClauseSyntax),
            Words(static p => p is ExpectClauseSyntax),
        ]);
    }
}
