using System.Text;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Formatting;

/// <summary>
/// Lays out a <see cref="Doc"/> in lines of a given width, after Wadler's "A prettier printer". A comment that has to end its line is
/// followed by the end of a line wherever it stands, so that no comment can swallow what comes behind it.
/// </summary>
internal sealed class DocPrinter
{
    /// <summary>No line is made wider than this if a break can help.</summary>
    public const int Width = 100;

    private readonly List<PrintedLine> lines = [];
    private readonly Stack<Command> todo = new();
    private readonly Stack<Command> ahead = new();
    private readonly StringBuilder code = new();
    private int indent;
    private int column;
    private int blanks;
    private string? comment;
    private bool written;
    private bool ended;

    /// <summary>The lines of a document.</summary>
    public static List<PrintedLine> Print(Doc doc)
    {
        var printer = new DocPrinter();
        printer.Run(doc);
        return printer.lines;
    }

    /// <summary>The document on one line, or null where a line has to end inside it.</summary>
    public static string? Flat(Doc doc)
    {
        if (doc.Breaks)
        {
            return null;
        }

        var text = new StringBuilder();
        AppendFlat(text, doc);
        return text.ToString();
    }

    private static void AppendFlat(StringBuilder text, Doc doc)
    {
        switch (doc)
        {
            case Doc.Words words:
                text.Append(words.Value);
                break;
            case Doc.Blanks blanks:
                text.Append(' ', blanks.Count);
                break;
            case Doc.Break line:
                text.Append(' ', line.Width);
                break;
            case Doc.Concatenation or Doc.Filled:
                foreach (Doc part in doc is Doc.Filled fill ? fill.Parts : ((Doc.Concatenation)doc).Parts)
                {
                    AppendFlat(text, part);
                }

                break;
            case Doc.Grouped group:
                AppendFlat(text, group.Inner);
                break;
            case Doc.Nested nested:
                AppendFlat(text, nested.Inner);
                break;
            case Doc.Aligned aligned:
                AppendFlat(text, aligned.Inner);
                break;
            case Doc.Choice choice:
                AppendFlat(text, choice.Flat);
                break;
        }
    }

    private void Run(Doc doc)
    {
        todo.Push(new Command(0, false, doc));
        while (todo.TryPop(out Command command))
        {
            Step(command);
        }

        if (written || comment is not null)
        {
            EndLine(0);
        }
    }

    private void Step(Command command)
    {
        switch (command.Doc)
        {
            case Doc.Words words:
                Write(words, command.Indent);
                break;
            case Doc.Blanks some:
                blanks += some.Count;
                break;
            case Doc.Break line when command.Flat:
                blanks += line.Width;
                break;
            case Doc.Break:
                EndLine(command.Indent);
                break;
            case Doc.LineEnd end:
                EndLine(command.Indent);
                if (end.Blank)
                {
                    lines.Add(new PrintedLine(0, string.Empty, 0, null));
                }

                break;
            case Doc.Remark remark:
                Write(remark, command.Indent);
                break;
            case Doc.Concatenation concatenation:
                for (int i = concatenation.Parts.Count - 1; i >= 0; i--)
                {
                    todo.Push(command with { Doc = concatenation.Parts[i] });
                }

                break;
            case Doc.Nested nested:
                todo.Push(command with { Indent = command.Indent + nested.Columns, Doc = nested.Inner });
                break;
            case Doc.Aligned aligned:
                if (ended)
                {
                    EndLine(command.Indent);
                }

                todo.Push(command with { Indent = column + blanks, Doc = aligned.Inner });
                break;
            case Doc.Grouped group:
                Command flat = command with { Flat = true, Doc = group.Inner };
                todo.Push(!group.Breaks && (command.Flat || Fits(flat, last: true)) ? flat : flat with { Flat = false });
                break;
            case Doc.Choice choice:
                Command first = command with { Flat = true, Doc = choice.Flat };
                todo.Push(!choice.Breaks && (command.Flat || Fits(first, last: true)) ? first : command with { Doc = choice.Otherwise });
                break;
            case Doc.Filled fill:
                StepFill(command, fill);
                break;
        }
    }

    // At an even place stands a word, at an odd one the break before the next.
    private void StepFill(Command command, Doc.Filled fill)
    {
        int at = command.At;
        bool last = at >= fill.Parts.Count - 2;
        Command part = command with { Flat = true, Doc = fill.Parts[at], At = 0 };
        Doc? next = at % 2 == 0 ? null : fill.Parts[at + 1];
        bool flat = command.Flat || (!part.Doc.Breaks && Fits(part, last, next) && !(next is not null && ended));
        if (at + 1 < fill.Parts.Count)
        {
            todo.Push(command with { At = at + 1 });
        }

        todo.Push(part with { Flat = flat });
    }

    private void Write(Doc.Words words, int at)
    {
        if (ended)
        {
            EndLine(at);
        }

        code.Append(' ', blanks).Append(words.Value);
        written = true;
        column += blanks;
        blanks = 0;
        column = words.Breaks ? TextColumns.Of(words.Value[(words.Value.LastIndexOf('\n') + 1)..]) : column + words.Width;
    }

    private void Write(Doc.Remark remark, int at)
    {
        if (remark.IsAlone && (ended || written))
        {
            EndLine(at);
        }

        if (remark.IsAlone || remark.Comment.Contains('\n'))
        {
            code.Append(comment is null ? "" : "  " + comment).Append(written ? "  " : "").Append(remark.Comment);
            comment = null;
            written = true;
        }
        else
        {
            comment = comment is null ? remark.Comment : comment + "  " + remark.Comment;
        }

        blanks = 0;
        ended = true;
    }

    private void EndLine(int next)
    {
        lines.Add(new PrintedLine(indent, written ? code.ToString() : string.Empty, column, comment));
        code.Clear().Append(' ', next);
        indent = column = next;
        blanks = 0;
        comment = null;
        written = ended = false;
    }

    /// <summary>Whether something fits on the rest of the line, with all that must follow it there.</summary>
    private bool Fits(Command command, bool last, Doc? next = null)
    {
        ahead.Clear();
        if (next is not null)
        {
            ahead.Push(command with { Doc = next });
        }

        ahead.Push(command);
        int left = Width - (ended ? command.Indent : column + blanks);
        IEnumerator<Command>? rest = null;
        while (left >= 0)
        {
            if (!ahead.TryPop(out Command at))
            {
                rest ??= last ? todo.AsEnumerable().GetEnumerator() : null;
                if (rest?.MoveNext() != true)
                {
                    return true;
                }

                at = rest.Current;
            }

            switch (at.Doc)
            {
                case Doc.Words words:
                    if (words.Breaks)
                    {
                        return left >= TextColumns.Of(words.Value[..words.Value.IndexOf('\n')]);
                    }

                    left -= words.Width;
                    break;
                case Doc.Blanks some:
                    left -= some.Count;
                    break;
                case Doc.Break line:
                    if (!at.Flat)
                    {
                        return true;
                    }

                    left -= line.Width;
                    break;
                case Doc.LineEnd or Doc.Remark:
                    return true;
                case Doc.Concatenation parts:
                    for (int i = parts.Parts.Count - 1; i >= 0; i--)
                    {
                        ahead.Push(at with { Doc = parts.Parts[i] });
                    }

                    break;
                case Doc.Filled fill:
                    for (int i = fill.Parts.Count - 1; i >= at.At; i--)
                    {
                        ahead.Push(at with { Doc = fill.Parts[i], At = 0 });
                    }

                    break;
                case Doc.Grouped group:
                    ahead.Push(at with { Doc = group.Inner, Flat = at.Flat && !group.Breaks });
                    break;
                case Doc.Choice choice:
                    ahead.Push(at with { Doc = at.Flat ? choice.Flat : choice.Otherwise });
                    break;
                case Doc.Nested nested:
                    ahead.Push(at with { Doc = nested.Inner });
                    break;
                case Doc.Aligned aligned:
                    ahead.Push(at with { Doc = aligned.Inner });
                    break;
            }
        }

        return false;
    }

    private readonly record struct Command(int Indent, bool Flat, Doc Doc, int At = 0);
}
