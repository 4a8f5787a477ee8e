using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Formatting;

/// <summary>
/// Writes the blocks of categories, purposes and partners: one entry a line, with titles, labels and the rest in columns.
/// </summary>
internal sealed class TreeWriter(CommentMap comments, PhraseWriter phrases, BlockWriter blocks)
{
    /// <summary>The block over several lines.</summary>
    /// <param name="block">The block.</param>
    /// <param name="depth">How many blocks stand around its entries.</param>
    public Doc Broken(BlockSyntax block, int depth)
    {
        var statements = new List<Statement>();
        foreach (SyntaxElement element in BlockWriter.Clauses(block))
        {
            Statement statement = Statement.Of(comments, 0, element);
            if (element is TreeEntrySyntax entry)
            {
                WriteEntry(statement, entry, depth);
            }
            else
            {
                statement.Body = phrases.Write(element);
            }

            statements.Add(statement);
        }

        return blocks.Braces(block, statements, keepBlanks: true, width: DocPrinter.Width - (2 * depth));
    }

    /// <summary>The block on one line; null where an entry has more to say than its name, labels and countries.</summary>
    public string? OnOneLine(BlockSyntax block)
    {
        if (comments.AnyIn(block))
        {
            return null;
        }

        var words = new List<string> { "{" };
        foreach (SyntaxElement element in BlockWriter.Clauses(block))
        {
            if (element is not TreeEntrySyntax entry)
            {
                words.Add(DocPrinter.Flat(phrases.Write(element))!);
                continue;
            }

            if (entry.Title is not null || entry.Domains.Any() || entry.Derivations.Any() || entry.Links.Any())
            {
                return null;
            }

            string? inner = entry.Block is null ? "" : OnOneLine(entry.Block);
            if (inner is null)
            {
                return null;
            }

            words.Add(
                string.Join(
                    ' ',
                    entry.Labels.Select(static l => l.Text).Prepend(entry.Name.Text).Append(inner).Where(static w => w.Length > 0)
                )
            );
        }

        return words.Count == 1 ? "{ }" : $"{{ {string.Join("  ", words.Skip(1))} }}";
    }

    private void WriteEntry(Statement statement, TreeEntrySyntax entry, int depth)
    {
        if (ClauseOrder.KeepsItsOrder(entry))
        {
            statement.Body = Doc.Nest(4, phrases.SideBySide(ClauseOrder.Of(entry)));
            return;
        }

        var columns = new Columns(phrases, ClauseOrder.Of(entry));
        string? block = entry.Block is null ? "" : OnOneLine(entry.Block);
        if (block is not null && !comments.AnyIn(entry))
        {
            TableRow row = columns.Row(block);
            if (TextColumns.Of(row.Alone(2)) <= DocPrinter.Width - (2 * depth))
            {
                statement.Row = row;
                return;
            }
        }

        Doc head = columns.Head(Doc.WideLine);
        statement.Body = entry.Block is null ? head : Doc.Concat(head, Doc.Space, Broken(entry.Block, depth + 1));
    }
}
