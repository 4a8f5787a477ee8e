namespace Sluice.Syntax.Formatting;

/// <summary>Writes statements below each other.</summary>
internal static class LineWriter
{
    /// <summary>
    /// The statements, each on a line of its own; empty lines between them are kept, one at a time, where that is asked for.
    /// </summary>
    /// <param name="statements">The statements.</param>
    /// <param name="keepBlanks">Whether empty lines are kept.</param>
    /// <param name="gap">How many blanks stand between the cells of rows.</param>
    /// <param name="width">How wide rows may be.</param>
    public static Doc Write(IReadOnlyList<Statement> statements, bool keepBlanks, int gap, int width)
    {
        Align(statements, gap, width);
        var lines = new List<Doc>();
        Statement? previous = null;
        foreach (Statement statement in statements)
        {
            var parts = new List<Doc>();
            bool apart = previous is not null && statement.Body is not null && !statement.HasGap && (previous.Apart || statement.Apart);
            void End(bool blank)
            {
                if (lines.Count + parts.Count > 0)
                {
                    parts.Add((blank && keepBlanks) || apart ? Doc.BlankLine : Doc.HardLine);
                }

                apart = false;
            }

            foreach (var (text, blank) in statement.Above)
            {
                End(blank);
                parts.Add(Doc.OwnLine(text));
            }

            if (statement.Body is { } body)
            {
                End(statement.Blank);
                parts.Add(body);
                parts.AddRange(statement.Behind.Select(Doc.Trailing));
            }

            if (parts.Count > 0)
            {
                lines.Add(Doc.Nest(statement.Indent, Doc.Concat(parts)));
            }

            previous = statement;
        }

        return Doc.Concat(lines);
    }

    // Rows of one kind that follow each other without an empty line are a table.
    private static void Align(IReadOnlyList<Statement> statements, int gap, int width)
    {
        for (int start = 0; start < statements.Count; start++)
        {
            if (statements[start].Row is null)
            {
                continue;
            }

            int end = start + 1;
            while (
                end < statements.Count && statements[end] is { Row: not null, HasGap: false } next && next.Kind == statements[start].Kind
            )
            {
                end++;
            }

            IReadOnlyList<string> lines = Table.Align([.. statements.Skip(start).Take(end - start).Select(static s => s.Row!)], gap, width);
            for (int i = start; i < end; i++)
            {
                statements[i].Body = Doc.Text(lines[i - start]);
            }

            start = end - 1;
        }
    }
}
