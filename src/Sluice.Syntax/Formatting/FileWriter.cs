using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Formatting;

/// <summary>Writes the declarations of a file.</summary>
internal sealed class FileWriter
{
    private readonly CommentMap comments;
    private readonly PhraseWriter phrases;
    private readonly BlockWriter blocks;
    private readonly TreeWriter trees;
    private readonly TestLayoutWriter tests;

    private FileWriter(CommentMap comments)
    {
        this.comments = comments;
        phrases = new PhraseWriter(comments);
        blocks = new BlockWriter(comments, phrases);
        trees = new TreeWriter(comments, phrases, blocks);
        tests = new TestLayoutWriter(comments, phrases, blocks);
    }

    /// <summary>The file as a document; its comments are used up.</summary>
    public static Doc Write(PolicyFileSyntax file, CommentMap comments)
    {
        var writer = new FileWriter(comments);
        var statements = new List<Statement>();
        foreach (SyntaxElement element in file.Children)
        {
            statements.Add(element is SyntaxNode node ? writer.Declaration(node) : Statement.Closing(comments, (SyntaxToken)element));
        }

        return LineWriter.Write(statements, keepBlanks: true, gap: 1, DocPrinter.Width);
    }

    private Statement Declaration(SyntaxNode node)
    {
        Statement statement = Statement.Of(comments, 0, node);
        IReadOnlyList<SyntaxElement> parts = node is TreeDeclarationSyntax tree
            ? [node.Children[0], .. ClauseOrder.Of(tree.Entry!)]
            : node.Children;
        var columns = new Columns(phrases, parts);
        var block = parts[^1] as BlockSyntax;
        string? flat = block is null ? "" : OnOneLine(node, block, parts);
        if (flat is not null && !comments.AnyIn(node))
        {
            TableRow row = columns.Row(flat);
            if (TextColumns.Of(row.Alone(1)) <= DocPrinter.Width)
            {
                statement.Row = row;
                return statement;
            }
        }

        Doc head = columns.Head(Doc.Line);
        statement.Body = block is null ? head : Doc.Concat(head, Doc.Space, Broken(node, block));
        statement.Apart = block is not null;
        return statement;
    }

    private string? OnOneLine(SyntaxNode declaration, BlockSyntax block, IReadOnlyList<SyntaxElement> parts) =>
        declaration switch
        {
            TestDeclarationSyntax => null,
            RegionDeclarationSyntax => DocPrinter.Flat(phrases.Write(block)),
            TreeDeclarationSyntax => trees.OnOneLine(block),
            _ => blocks.OnOneLine(block, titled: parts.Any(static p => p.Kind == SyntaxKind.Text)),
        };

    private Doc Broken(SyntaxNode declaration, BlockSyntax block) =>
        declaration switch
        {
            TestDeclarationSyntax => tests.Write(block),
            RegionDeclarationSyntax => phrases.Write(block),
            TreeDeclarationSyntax => trees.Broken(block, 1),
            _ => blocks.Broken(block),
        };
}
