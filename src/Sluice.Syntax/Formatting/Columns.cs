using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Formatting;

/// <summary>The parts of a declaration or an entry by the column they stand in.</summary>
internal sealed class Columns
{
    private const int Name = 0;
    private const int Type = 1;
    private const int Title = 2;
    private const int Labels = 3;
    private const int Value = 4;
    private const int Source = 5;
    private const int Links = 6;
    private const int Block = 7;

    private readonly Doc?[] cells = new Doc?[Block];

    /// <summary>Finds the columns; a block is left out.</summary>
    public Columns(PhraseWriter phrases, IEnumerable<SyntaxElement> elements)
    {
        var parts = new List<SyntaxElement>[Block];
        bool scripted = false;
        foreach (SyntaxElement element in elements)
        {
            int column = ColumnOf(element);
            scripted |= element.Kind == SyntaxKind.ScriptClause;
            if (column < Block)
            {
                (parts[column == Title && scripted ? Source : column] ??= []).Add(element);
            }
        }

        for (int i = 0; i < Block; i++)
        {
            cells[i] = parts[i] switch
            {
                null => null,
                [{ Kind: SyntaxKind.Equal } sign, var condition] => Doc.Concat(
                    phrases.Write(sign),
                    Doc.Space,
                    Doc.Align(phrases.Write(condition))
                ),
                var words => phrases.Join(words),
            };
        }
    }

    /// <summary>The parts one behind the other, with this between them.</summary>
    public Doc Head(Doc between)
    {
        var parts = new List<Doc>();
        foreach (Doc cell in cells.OfType<Doc>())
        {
            if (parts.Count > 0)
            {
                parts.Add(between);
            }

            parts.Add(cell);
        }

        return Doc.Nest(4, Doc.Fill(parts));
    }

    /// <summary>The parts as a row, with a block on one line or an empty one. Only where no line has to end in it.</summary>
    public TableRow Row(string block) => new([.. cells.Select(static c => c is null ? "" : DocPrinter.Flat(c)!), block]);

    private static int ColumnOf(SyntaxElement element) =>
        element.Kind switch
        {
            SyntaxKind.Colon or SyntaxKind.AttributeType => Type,
            SyntaxKind.Text => Title,
            SyntaxKind.Label or SyntaxKind.ParameterList => Labels,
            SyntaxKind.DomainClause or SyntaxKind.ScriptClause or SyntaxKind.Equal => Value,
            SyntaxKind.DerivedClause => Source,
            SyntaxKind.LinksClause => Links,
            SyntaxKind.Block => Block,
            _ => element is ConditionSyntax ? Value : Name,
        };
}
