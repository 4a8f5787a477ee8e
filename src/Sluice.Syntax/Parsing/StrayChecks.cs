using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Parsing;

/// <summary>Reports what lies between the tokens and means nothing.</summary>
internal static class StrayChecks
{
    internal static void Check(List<StrayText> strays, SyntaxReporter reporter)
    {
        for (int i = 0; i < strays.Count; i++)
        {
            StrayText stray = strays[i];
            if (stray.Type == SluiceLexer.OPEN_COMMENT)
            {
                reporter.Add(SyntaxDiagnostics.OpenComment, new TextSpan(stray.Span.Start, 2), "close it with `*/`");
                continue;
            }

            // Characters side by side are one mistake.
            int end = stray.Span.End;
            while (i + 1 < strays.Count && strays[i + 1].Type == SluiceLexer.STRAY_CHAR && strays[i + 1].Span.Start == end)
            {
                end = strays[++i].Span.End;
            }

            Report(TextSpan.FromBounds(stray.Span.Start, end), reporter);
        }
    }

    private static void Report(TextSpan span, SyntaxReporter reporter)
    {
        char c = reporter.FirstOf(span);
        if (c == ';')
        {
            reporter.Add(SyntaxDiagnostics.StrayCharacter, span, "nothing stands between clauses and declarations; leave it out", "`;`");
        }
        else if (c == '[' || c == ']')
        {
            reporter.Add(SyntaxDiagnostics.StrayCharacter, span, "lists have no brackets; blocks stand in `{ }`", $"`{c}`");
        }
        else if (c == '\0')
        {
            reporter.Add(SyntaxDiagnostics.NulByte, span, null);
        }
        else
        {
            string name =
                char.IsControl(c) || char.IsSurrogate(c) && span.Length == 1 || char.IsWhiteSpace(c) || c == '\uFEFF'
                    ? $"the character U+{(int)c:X4}"
                    : $"`{reporter.TextOf(span)}`";
            reporter.Add(SyntaxDiagnostics.StrayCharacter, span, null, name);
        }
    }
}
