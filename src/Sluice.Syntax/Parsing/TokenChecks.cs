using System.Globalization;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Parsing;

/// <summary>Reports tokens that are malformed but whose meaning is clear, and gives every token its final kind.</summary>
internal sealed class TokenChecks
{
    internal void Check(int rule, SyntaxToken token, SyntaxReporter reporter)
    {
        switch (token.Type)
        {
            case SluiceLexer.BAD_NAME or SluiceLexer.COUNTRY when RuleSets.IsName(rule):
                token.TakeAsName();
                token.MarkMalformed();
                CheckName(token, reporter);
                break;
            case SluiceLexer.BAD_LABEL:
                token.MarkMalformed();
                reporter.Add(
                    SyntaxDiagnostics.BadLabel,
                    token,
                    token.Text.Length > 1 ? $"write `#{Words.ToName(token.Text[1..])}`" : null,
                    token.Text
                );
                break;
            case SluiceLexer.OPEN_STRING:
                token.MarkMalformed();
                reporter.Add(SyntaxDiagnostics.OpenText, token, "texts stand on one line; put `\"` at the end");
                break;
            case SluiceLexer.ODD_STRING:
                reporter.Add(SyntaxDiagnostics.OddQuotes, token, $"write `\"{token.ValueText}\"`");
                break;
            case SluiceLexer.STRING:
                CheckEscapes(token, reporter);
                break;
            case SluiceLexer.BAD_NUMBER:
                CheckNumber(token, reporter);
                break;
            case SluiceLexer.DATE:
                if (!DateOnly.TryParseExact(token.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                {
                    token.MarkMalformed();
                    reporter.Add(SyntaxDiagnostics.BadDate, token, "the calendar has no such day", token.Text);
                }

                break;
            case SluiceLexer.EQEQ or SluiceLexer.NE_ODD or SluiceLexer.LE_ODD or SluiceLexer.GE_ODD:
                reporter.Add(SyntaxDiagnostics.OddComparison, token, null, Sign(token.Kind), token.Text);
                break;
            default:
                if (RuleSets.IsName(rule))
                {
                    if (SyntaxFacts.IsReserved(token.Kind))
                    {
                        token.MarkMalformed();
                    }

                    token.TakeAsName();
                }

                break;
        }
    }

    private static string Sign(SyntaxKind kind) =>
        kind switch
        {
            SyntaxKind.Equal => "=",
            SyntaxKind.NotEqual => "!=",
            SyntaxKind.LessOrEqual => "<=",
            _ => ">=",
        };

    private static void CheckName(SyntaxToken token, SyntaxReporter reporter)
    {
        DiagnosticDescriptor descriptor =
            token.Text.Contains('-', StringComparison.Ordinal) ? SyntaxDiagnostics.HyphenInName
            : token.Text.Any(char.IsUpper) ? SyntaxDiagnostics.UpperCaseName
            : SyntaxDiagnostics.OddName;
        string meant = Words.ToName(token.Text);
        reporter.Add(descriptor, token, meant.Length > 0 ? $"write `{meant}`" : null, token.Text);
    }

    private static void CheckNumber(SyntaxToken token, SyntaxReporter reporter)
    {
        string text = token.Text;
        token.MarkMalformed();
        int digits = text.TakeWhile(c => char.IsAsciiDigit(c) || c == '_').Count();
        if (Words.IsUnit(text[digits..]))
        {
            reporter.Add(SyntaxDiagnostics.GluedUnit, token, $"write `{text[..digits]} {text[digits..]}`", text);
        }
        else if (text.Skip(1).Contains('-'))
        {
            reporter.Add(SyntaxDiagnostics.BadDate, token, "dates are written as `2024-05-22`: year, month and day, with zeros", text);
        }
        else
        {
            reporter.Add(
                SyntaxDiagnostics.BadNumber,
                token,
                "underscores stand between digits, as in `100_000`, and decimals have digits on both sides of the dot",
                text
            );
        }
    }

    private static void CheckEscapes(SyntaxToken token, SyntaxReporter reporter)
    {
        string text = token.Text;
        for (int i = text.IndexOf('\\', StringComparison.Ordinal); i >= 0 && i + 1 < text.Length; i = text.IndexOf('\\', i + 2))
        {
            if (text[i + 1] is not ('"' or '\\' or 'n' or 't'))
            {
                token.MarkMalformed();
                reporter.Add(
                    SyntaxDiagnostics.BadEscape,
                    new TextSpan(token.Span.Start + i, 2),
                    "known are `\\\"`, `\\\\`, `\\n` and `\\t`",
                    text.Substring(i, 2)
                );
            }
        }
    }
}
