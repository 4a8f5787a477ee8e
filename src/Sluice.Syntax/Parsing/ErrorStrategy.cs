using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Parsing;

/// <summary>
/// What happens at a mistake. A rule that fails is left at once, without a word read; the block around it then
/// skips to the next place where one of its parts begins. Signs that are simply missing are taken as written.
/// </summary>
internal sealed class ErrorStrategy : IAntlrErrorStrategy
{
    public void Reset(Parser recognizer) { }

    public bool InErrorRecoveryMode(Parser recognizer) => Of(recognizer).Reporter.Recovering;

    public void ReportMatch(Parser recognizer) { }

    /// <summary>A rule failed: all that is wrong is told, and the rule around it takes over.</summary>
    public void Recover(Parser recognizer, RecognitionException e) { }

    public void ReportError(Parser recognizer, RecognitionException e)
    {
        TreeBuildingParser parser = Of(recognizer);
        if (e is NoViableAltException && CanEndHere(recognizer))
        {
            // What was read so far is complete; the next rule knows better what should follow.
            recognizer.Context.exception = null;
            return;
        }

        ReportUnexpected(parser, ((AntlrToken)e.OffendingToken).Token);
    }

    /// <summary>Another token was expected. The returned token is not used.</summary>
    public IToken RecoverInline(Parser recognizer)
    {
        TreeBuildingParser parser = Of(recognizer);
        SyntaxToken found = parser.NextToken;
        int rule = recognizer.Context.RuleIndex;
        if (RuleSets.IsName(rule) && TakeAsName(parser, found))
        {
            return parser.Consume();
        }

        if (rule == SluiceParser.RULE_date && found.Type == SluiceLexer.BAD_NUMBER)
        {
            return parser.Consume();
        }

        IntervalSet expected = recognizer.Atn.NextTokens(recognizer.Atn.states[recognizer.State]);
        int type = expected.Count == 1 ? expected.MinElement : TokenConstants.InvalidType;
        switch (type)
        {
            case SluiceLexer.RBRACE:
                ReportOpen(parser, found, SyntaxKind.OpenBrace, SyntaxDiagnostics.OpenBlock);
                parser.NoteMissing();
                return null!;
            case SluiceLexer.RPAREN:
                ReportOpen(parser, found, SyntaxKind.OpenParenthesis, SyntaxDiagnostics.OpenParenthesis);
                parser.NoteMissing();
                return null!;
            case SluiceLexer.LBRACE or SluiceLexer.COLON when FitsAfter(recognizer, found.Type) && !RuleSets.IsNameBlock(rule):
                ReportUnexpected(parser, found);
                parser.NoteMissing();
                return null!;
            default:
                ReportUnexpected(parser, found);
                throw new InputMismatchException(recognizer);
        }
    }

    /// <summary>Called before each part of a repetition: in a block this is where reading becomes sure of itself again.</summary>
    public void Sync(Parser recognizer)
    {
        int rule = recognizer.Context.RuleIndex;
        bool file = rule == SluiceParser.RULE_policyFile;
        if (!file && !RuleSets.IsBlock(rule))
        {
            return;
        }

        TreeBuildingParser parser = Of(recognizer);
        int state = recognizer.State;
        if (
            Lookahead.GoesOn(state, recognizer.TokenStream.LA(1))
            && (!parser.Reporter.Recovering || Resumes(parser, rule, parser.NextToken))
        )
        {
            parser.Reporter.Recovering = false;
            return;
        }

        SyntaxToken found = parser.NextToken;
        if (!file && (found.Type == TokenConstants.EOF || (RuleSets.IsClauseBlock(rule) && BeginsDeclaration(parser, found))))
        {
            return;
        }

        ReportUnexpected(parser, found);
        Skip(parser, rule, state);
        if (Lookahead.GoesOn(state, recognizer.TokenStream.LA(1)))
        {
            parser.Reporter.Recovering = false;
        }
    }

    // Apart from its caller, which is asked before every part of every block and shall not make an object each time.
    private static void Skip(TreeBuildingParser parser, int rule, int state) =>
        parser.SkipWhile(token =>
            !(Lookahead.GoesOn(state, token.Type) && Resumes(parser, rule, token))
            && !(RuleSets.IsClauseBlock(rule) && BeginsDeclaration(parser, token))
        );

    private static TreeBuildingParser Of(Parser parser) => (TreeBuildingParser)parser;

    // In the file itself a keyword opens a declaration only if what follows fits, because keywords are names too.
    private static bool Resumes(TreeBuildingParser parser, int rule, SyntaxToken token) =>
        rule != SluiceParser.RULE_policyFile || token.Type == TokenConstants.EOF || OpensDeclaration(parser, token);

    private static bool OpensDeclaration(TreeBuildingParser parser, SyntaxToken token)
    {
        if (token.Type is < SluiceLexer.USE or > SluiceLexer.TEST)
        {
            return false;
        }

        int next = parser.TypeBehind(token);
        return token.Type switch
        {
            SluiceLexer.USE or SluiceLexer.TEST => next is SluiceLexer.STRING or SluiceLexer.OPEN_STRING or SluiceLexer.ODD_STRING,
            SluiceLexer.SUBJECT => next == SluiceLexer.ATTRIBUTE,
            _ => next is >= SluiceLexer.USE and <= SluiceLexer.COUNTRY or SluiceLexer.BAD_NAME,
        };
    }

    /// <summary>Whether a declaration begins here although a block is still open: its keyword opens a line.</summary>
    private static bool BeginsDeclaration(TreeBuildingParser parser, SyntaxToken token) =>
        OpensDeclaration(parser, token) && parser.Reporter.OpensLine(token);

    private static bool CanEndHere(Parser parser) =>
        parser.Atn.NextTokens(parser.Atn.states[parser.State]).Contains(TokenConstants.EPSILON);

    private static bool FitsAfter(Parser parser, int type) =>
        parser.Atn.NextTokens(parser.Atn.states[parser.State].Transition(0).target).Contains(type);

    private static bool TakeAsName(TreeBuildingParser parser, SyntaxToken found)
    {
        if (SyntaxFacts.IsReserved(found.Kind) && found.Type <= SluiceLexer.FALSE)
        {
            parser.Reporter.Add(SyntaxDiagnostics.ReservedName, found, null, found.Text);
            return true;
        }

        return found.Type == SluiceLexer.COUNTRY;
    }

    private static void ReportOpen(TreeBuildingParser parser, SyntaxToken found, SyntaxKind sign, DiagnosticDescriptor descriptor)
    {
        SyntaxReporter reporter = parser.Reporter;
        SyntaxElement opening = found;
        ReadOnlySpan<SyntaxElement> read = parser.OpenElements;
        foreach (SyntaxElement element in read)
        {
            if (element.Kind == sign)
            {
                opening = element;
                break;
            }
        }

        if (opening == found && RuleSets.IsBlock(parser.Context.RuleIndex) && sign == SyntaxKind.OpenBrace)
        {
            // That it was not opened was said already.
            return;
        }

        reporter.Report(
            Diagnostic
                .Create(descriptor, reporter.At(opening), Expectations.Found(found))
                .WithRelated(reporter.At(found), "it should be closed before here")
        );
    }

    private static void ReportUnexpected(TreeBuildingParser parser, SyntaxToken found)
    {
        if (!parser.Reporter.Recovering)
        {
            parser.Reporter.Report(Expectations.Describe(parser, found));
        }
    }
}
