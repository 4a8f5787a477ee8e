using Sluice.Core.Binding.Names;
using Sluice.Core.Model;
using Sluice.Syntax.Syntax;

namespace Sluice.LanguageServer.Features;

/// <summary>
/// Finds out what can stand at a place from the words before it. It reads on where the parser would have given up: a declaration that is
/// being written is hardly ever complete. That it offers what the grammar allows is tested at every word of all examples.
/// </summary>
internal sealed class PolicyCompletionContext
{
    private readonly Stack<Frame> frames = new([new Frame("")]);

    private PolicyCompletionContext() { }

    /// <summary>What can stand behind these words, which begin with those of a declaration.</summary>
    public static CompletionOffer Behind(IReadOnlyList<SyntaxToken> tokens, bool atLineStart)
    {
        var place = new PolicyCompletionContext();
        for (var i = 0; i < tokens.Count; i++)
        {
            place.Take(tokens[i], i + 1 < tokens.Count ? tokens[i + 1].Text : "");
        }

        return place.Offer(atLineStart);
    }

    private Frame Top => frames.Peek();

    private void Take(SyntaxToken token, string next)
    {
        var text = token.Text;
        var top = Top;
        if (text == "{")
        {
            frames.Push(new Frame(top.Inner()) { Around = top });
            return;
        }

        if (text == "}")
        {
            if (frames.Count > 1)
            {
                frames.Pop();
                Top.Args.Add(text);
                Top.Closed = true;
            }

            return;
        }

        if (top.Block == "")
        {
            if (
                TextTokens.Opens(text)
                && (top.Clause.Length == 0 || top.Closed || IsFirstOfLine(token))
                && !(top.Clause == "subject" && text == "attribute" && top.Args.Count == 0)
            )
            {
                top.Begin(text);
            }
            else
            {
                top.Args.Add(text);
            }

            return;
        }

        var word = text == "but" && next == "not" ? "but not" : text;
        if (top.Block == "cases" && token.Kind == SyntaxKind.Text)
        {
            top.Used.Clear();
            top.Begin("");
            top.Args.Add(text);
        }
        else if (text == "not" && top.Clause == "but not" && top.Args.Count == 0)
        {
            // The second word of the keyword.
        }
        else if (ClauseTable.Find(top.Block, word) is not null && !top.Expects())
        {
            top.Begin(word);
        }
        else if (((word == "of" && top.Clause is "require" or "oblige") || (word == "when" && top.Clause == "yields")) && !top.Expects())
        {
            top.Begin(word);
        }
        else
        {
            top.Args.Add(text);
        }
    }

    private static bool IsFirstOfLine(SyntaxToken token) =>
        token.Parent is DeclarationSyntax declaration && declaration.Keyword.Span == token.Span;

    private CompletionOffer Offer(bool atLineStart)
    {
        var offer = new CompletionOffer();
        if (Top.Block == "")
        {
            if (Top.Clause.Length == 0 || Top.Closed || atLineStart || (Top.Clause is "use" && Top.Args.Count > 0))
            {
                offer.Add(
                    "use",
                    "category",
                    "purpose",
                    "partner",
                    "region",
                    "attribute",
                    "subject attribute",
                    "population",
                    "consent",
                    "agreement",
                    "form",
                    "technique",
                    "duty",
                    "rule",
                    "invariant",
                    "test"
                );
            }

            DeclarationCompletion.Offer(Top, offer);
            offer.IsRequired = DeclarationCompletion.Requires(Top.Clause, Top.Args);
            return offer;
        }

        if (Top.Expects())
        {
            Operand(offer);
            offer.IsRequired = Top.Clause.Length > 0 || DeclarationCompletion.Requires(Top.Block, Top.Args);
            return offer;
        }

        Continue(offer);
        return offer;
    }

    private void Operand(CompletionOffer offer)
    {
        var top = Top;
        var clause = top.Definition;
        if (top.Selects is { } kind)
        {
            SelectorCompletion.Offer(top.Args, kind, IsTest(top), offer);
            return;
        }

        switch (clause?.Operand)
        {
            case ClauseOperand.Condition:
                ConditionCompletion.Offer(top.Args, Technique(), offer);
                break;
            case ClauseOperand.Duty:
                ConditionCompletion.Arguments(top.Args, "duty", offer.Add(NameKind.Duty));
                break;
            case ClauseOperand.Population:
                offer.Add(NameKind.Population);
                break;
            case ClauseOperand.CategoryNames:
                offer.Add(NameKind.Category);
                break;
            case ClauseOperand.Evidence:
                offer.Add(NameKind.Evidence);
                break;
            case ClauseOperand.Form:
                offer.Add(NameKind.Form);
                break;
            case ClauseOperand.Statements:
                TestCompletion.Item(top.Args, offer);
                break;
            case ClauseOperand.Verdict when top.Args.Count > 0:
                offer.Add(NameKind.Rule);
                if (top.Args[^1] == "by")
                {
                    offer.Add("only");
                }

                break;
            case ClauseOperand.Word or ClauseOperand.Verdict:
                offer.Add(clause.Words.AsSpan());
                break;
            default:
                DeclarationCompletion.Operand(top, Technique(), offer);
                break;
        }
    }

    /// <summary>What can follow what is complete: more of the same clause, or another clause.</summary>
    private void Continue(CompletionOffer offer)
    {
        var top = Top;
        offer.Clauses.AddRange(ClauseTable.Free(top.Block, top.Used));
        if (top.Selects is not null && !top.Args.Contains("except") && !IsTest(top))
        {
            offer.Add("except");
        }

        switch (top.Definition?.Operand)
        {
            case ClauseOperand.Condition:
                ConditionCompletion.Continue(top.Args, offer);
                break;
            case ClauseOperand.Form:
                offer.Add("when");
                break;
            case ClauseOperand.Duration:
                offer.AddUnits(top.Args[^1]);
                break;
            case ClauseOperand.Verdict when top.Args.Count == 1:
                offer.Add("by");
                break;
            case ClauseOperand.Statements:
                TestCompletion.Continue(top.Args, offer);
                break;
        }

        if (top.Clause is "require" or "oblige")
        {
            offer.Add("of");
        }
    }

    private static bool IsTest(Frame frame) => frame.Block is "test" or "cases";

    /// <summary>The technique whose block the place is in: conditions there know its parameters and not much else.</summary>
    private string? Technique() =>
        frames.FirstOrDefault(static f => f.Block == "technique") is { Around.Args: [var name, ..] } ? name : null;

    /// <summary>A block that is open, with the clause being written.</summary>
    internal sealed class Frame(string block)
    {
        // What `of` is behind `require` and `oblige`, and `when` behind `yields`.
        private const ClauseBlocks Inside = ClauseBlocks.Exception;

        /// <summary>What opened the block; empty for the file.</summary>
        public string Block { get; } = block;

        /// <summary>The block around it.</summary>
        public Frame? Around { get; init; }

        /// <summary>The clauses already written.</summary>
        public List<string> Used { get; } = [];

        /// <summary>The keyword of the clause being written.</summary>
        public string Clause { get; private set; } = "";

        /// <summary>
        /// What is fixed about that clause; null where it is none. A clause inside another one is what its keyword opens elsewhere.
        /// </summary>
        public ClauseDefinition? Definition { get; private set; }

        /// <summary>The kind of names its selector takes; null for a clause without one.</summary>
        public NameKind? Selects => Definition is null ? null : WrittenSelector.KindOf(Definition);

        /// <summary>The words behind it.</summary>
        public List<string> Args { get; } = [];

        /// <summary>Whether a block of it was closed.</summary>
        public bool Closed { get; set; }

        public void Begin(string clause)
        {
            Clause = clause;
            Definition = Block.Length == 0 ? null : ClauseTable.Find(Block, clause) ?? ClauseDefinitions.Find(Inside, clause);
            Used.Add(clause);
            Args.Clear();
            Closed = false;
        }

        /// <summary>What a brace opens here.</summary>
        public string Inner() =>
            Block switch
            {
                "" => Clause,
                "category" or "purpose" or "partner" => Block,
                _ when Clause is "but not" or "cases" => Clause,
                _ => "values",
            };

        /// <summary>Whether the clause wants more before anything else can follow.</summary>
        public bool Expects() =>
            Block switch
            {
                "values" => true,
                "category" or "purpose" or "partner" or "region" or "attribute" => true,
                _ when Clause.Length == 0 => false,
                _ => Definition?.Operand switch
                {
                    ClauseOperand.Block or ClauseOperand.Texts => false,
                    ClauseOperand.Condition => ConditionCompletion.Expects(Args),
                    ClauseOperand.Statements => TestCompletion.Expects(Args),
                    ClauseOperand.Duty => Args.Count == 0 || ConditionCompletion.InArguments(Args),
                    ClauseOperand.Duration => Args.Count == 0,
                    ClauseOperand.Verdict => Args.Count == 0 || Args[^1] is "by" or "only" or ",",
                    _ => Args.Count == 0
                        || Args[^1] is "," or "." or "except" or "|"
                        || (Args[^1] is "partners" or "in" or "outside" && SelectorCompletion.IsRegion(Args)),
                },
            };
    }
}
