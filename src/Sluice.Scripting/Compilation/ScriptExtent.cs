using Microsoft.CodeAnalysis.CSharp;

namespace Sluice.Scripting.Compilation;

/// <summary>
/// Whether a script is too deep or too long to compile. The compiler calls itself for whatever lies inside something else, and a stack that
/// overflows ends the process; so this is counted on the words alone, before anything reads them.
/// </summary>
internal static class ScriptExtent
{
    private const int MostWords = 50_000;
    private const int MostInOneGo = 2_000;
    private const int MostBranches = 500;
    private const int Deepest = 200;

    /// <summary>What there is too much of, and where; null when all is well.</summary>
    public static (string What, int At)? Exceeded(string content, CSharpParseOptions options)
    {
        var (words, run, branches, depth) = (0, 0, 0, 0);
        foreach (var token in SyntaxFactory.ParseTokens(content, options: options))
        {
            // What separators part lies beside each other; everything else may lie inside what stands before it.
            var kind = token.Kind();
            run = kind is SyntaxKind.SemicolonToken or SyntaxKind.CommaToken or SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken
                ? 0
                : run + 1;
            branches += kind is SyntaxKind.ElseKeyword ? 1 : 0;
            depth += kind switch
            {
                SyntaxKind.OpenParenToken or SyntaxKind.OpenBraceToken or SyntaxKind.OpenBracketToken => 1,
                SyntaxKind.CloseParenToken or SyntaxKind.CloseBraceToken or SyntaxKind.CloseBracketToken => -1,
                _ => 0,
            };
            var what =
                ++words > MostWords ? $"more than {MostWords} words"
                : run > MostInOneGo ? $"more than {MostInOneGo} words without a separator"
                : branches > MostBranches ? $"more than {MostBranches} times `else`"
                : depth > Deepest ? $"more than {Deepest} brackets inside each other"
                : null;
            if (what is not null)
            {
                return (what, token.SpanStart);
            }
        }

        return null;
    }
}
