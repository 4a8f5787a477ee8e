using System.Collections.Immutable;

namespace Sluice.Syntax.Syntax;

/// <summary>
/// The table of all clauses, in the order in which they are laid out. A new clause is its words in the grammar, its kinds, its entry here
/// and its meaning; the grammar's own list of what stands where is held to this table by a test.
/// </summary>
public static class ClauseDefinitions
{
    private const ClauseBlocks Rules = ClauseBlocks.Rule | ClauseBlocks.Invariant;
    private const ClauseBlocks Tests = ClauseBlocks.Test | ClauseBlocks.Case;

    /// <summary>All clauses.</summary>
    public static ImmutableArray<ClauseDefinition> All { get; } =
    [
        new(SyntaxKind.AllowClause, SyntaxKind.AllowKeyword, "allow", "allowClause", static p => new AllowClauseSyntax(p))
        {
            In = ClauseBlocks.Rule,
            Operand = ClauseOperand.Categories,
            Group = ClauseGroup.Effect,
            Documentation = "Permits these categories, to the partners and for the purposes that the rule names.",
        },
        new(SyntaxKind.DenyClause, SyntaxKind.DenyKeyword, "deny", "denyClause", static p => new DenyClauseSyntax(p))
        {
            In = ClauseBlocks.Rule,
            Operand = ClauseOperand.Categories,
            Group = ClauseGroup.Effect,
            Documentation = "Forbids whatever touches these categories, unless the rule's condition is false.",
        },
        new(SyntaxKind.RequireClause, SyntaxKind.RequireKeyword, "require", "requireClause", static p => new RequireClauseSyntax(p))
        {
            In = ClauseBlocks.Rule,
            Operand = ClauseOperand.Condition,
            Group = ClauseGroup.Effect,
            Documentation = "Forbids what the rule touches where the condition does not hold; `of` behind it names the categories.",
        },
        new(SyntaxKind.ObligeClause, SyntaxKind.ObligeKeyword, "oblige", "obligeClause", static p => new ObligeClauseSyntax(p))
        {
            In = ClauseBlocks.Rule,
            Operand = ClauseOperand.Duty,
            Group = ClauseGroup.Effect,
            Documentation = "Attaches a duty to what the rule touches; `of` behind it names the categories.",
        },
        new(SyntaxKind.NeverClause, SyntaxKind.NeverKeyword, "never", "neverClause", static p => new NeverClauseSyntax(p))
        {
            In = ClauseBlocks.Invariant,
            Operand = ClauseOperand.Categories,
            Group = ClauseGroup.Effect,
            Documentation =
                "Promises that whatever touches these categories is never permitted, unless the invariant's condition is false.",
        },
        new(SyntaxKind.YieldsClause, SyntaxKind.YieldsKeyword, "yields", "yieldsClause", static p => new YieldsClauseSyntax(p))
        {
            In = ClauseBlocks.Technique,
            Operand = ClauseOperand.Form,
            Repeats = true,
            Documentation = "The form the technique yields, where the condition behind `when` is true; the first that fits counts.",
        },
        new(SyntaxKind.KindClause, SyntaxKind.KindKeyword, "kind", "kindClause", static p => new KindClauseSyntax(p))
        {
            In = ClauseBlocks.Consent,
            Operand = ClauseOperand.Word,
            Words = ["opt_in", "opt_out", "notice"],
            Documentation = "How the consent comes about: people agree, can object, or are told.",
        },
        new(SyntaxKind.WithClause, SyntaxKind.WithKeyword, "with", "withClause", static p => new WithClauseSyntax(p))
        {
            In = ClauseBlocks.Agreement,
            Operand = ClauseOperand.Partners,
            Documentation = "The partners the agreement is with.",
        },
        new(SyntaxKind.RoleClause, SyntaxKind.RoleKeyword, "role", "roleClause", static p => new RoleClauseSyntax(p))
        {
            In = ClauseBlocks.Agreement,
            Operand = ClauseOperand.Word,
            Words = ["processor", "joint_controller", "controller"],
            WordHint = "without an agreement a recipient is a third party",
            Documentation = "The role that the agreement gives the recipient.",
        },
        new(SyntaxKind.TransferClause, SyntaxKind.TransferKeyword, "transfer", "transferClause", static p => new TransferClauseSyntax(p))
        {
            In = Tests,
            Operand = ClauseOperand.CategoryNames,
            Documentation = "The categories in the transfer that the test describes, a field for each.",
        },
        new(SyntaxKind.OfClause, SyntaxKind.OfKeyword, "of", "ofClause", static p => new OfClauseSyntax(p))
        {
            In = ClauseBlocks.Exception | ClauseBlocks.Consent | ClauseBlocks.Agreement,
            Operand = ClauseOperand.Categories,
            Documentation = "The categories it is about; `any` for all.",
        },
        new(SyntaxKind.ToClause, SyntaxKind.ToKeyword, "to", "toClause", static p => new ToClauseSyntax(p))
        {
            In = Rules | ClauseBlocks.Exception | ClauseBlocks.Consent | Tests,
            Operand = ClauseOperand.Partners,
            Documentation = "The partners that receive the data; `any` for all.",
        },
        new(SyntaxKind.ForClause, SyntaxKind.ForKeyword, "for", "forClause", static p => new ForClauseSyntax(p))
        {
            In = Rules | ClauseBlocks.Exception | ClauseBlocks.Consent | ClauseBlocks.Agreement | Tests,
            Operand = ClauseOperand.Purposes,
            Documentation = "The purposes the data is for; `any` for all.",
        },
        new(SyntaxKind.AboutClause, SyntaxKind.AboutKeyword, "about", "aboutClause", static p => new AboutClauseSyntax(p))
        {
            In = Rules | ClauseBlocks.Exception | Tests,
            Operand = ClauseOperand.Population,
            Documentation = "The people the data is about.",
        },
        new(SyntaxKind.OnClause, SyntaxKind.OnKeyword, "on", "onClause", static p => new OnClauseSyntax(p))
        {
            In = Tests,
            Operand = ClauseOperand.Date,
            Documentation = "The day of a single transfer.",
        },
        new(SyntaxKind.FromClause, SyntaxKind.FromKeyword, "from", "fromClause", static p => new FromClauseSyntax(p))
        {
            In = Rules | ClauseBlocks.Agreement | Tests,
            Operand = ClauseOperand.Date,
            Documentation = "The first day of the period.",
        },
        new(SyntaxKind.UntilClause, SyntaxKind.UntilKeyword, "until", "untilClause", static p => new UntilClauseSyntax(p))
        {
            In = Rules | ClauseBlocks.Agreement | Tests,
            Operand = ClauseOperand.Date,
            Group = ClauseGroup.End,
            Documentation = "The first day after the period.",
        },
        new(SyntaxKind.ThroughClause, SyntaxKind.ThroughKeyword, "through", "throughClause", static p => new ThroughClauseSyntax(p))
        {
            In = Rules | ClauseBlocks.Agreement | Tests,
            Operand = ClauseOperand.Date,
            Group = ClauseGroup.End,
            Documentation = "The last day of the period.",
        },
        new(SyntaxKind.WhenClause, SyntaxKind.WhenKeyword, "when", "whenClause", static p => new WhenClauseSyntax(p))
        {
            In = Rules | ClauseBlocks.Exception,
            Operand = ClauseOperand.Condition,
            Documentation = "The condition under which it counts.",
        },
        new(SyntaxKind.UnlessClause, SyntaxKind.UnlessKeyword, "unless", "unlessClause", static p => new UnlessClauseSyntax(p))
        {
            In = Rules | ClauseBlocks.Exception,
            Operand = ClauseOperand.Condition,
            Documentation = "The condition under which it does not count.",
        },
        new(SyntaxKind.ButNotClause, SyntaxKind.ButKeyword, "but not", "butNotClause", static p => new ButNotClauseSyntax(p))
        {
            In = Rules | ClauseBlocks.Exception,
            Operand = ClauseOperand.Block,
            Repeats = true,
            Documentation = "An exception, with clauses of its own.",
        },
        new(SyntaxKind.LastsClause, SyntaxKind.LastsKeyword, "lasts", "lastsClause", static p => new LastsClauseSyntax(p))
        {
            In = ClauseBlocks.Consent,
            Operand = ClauseOperand.Duration,
            Documentation = "How long a grant lasts where its record names no end.",
        },
        new(SyntaxKind.NoticesClause, SyntaxKind.NoticesKeyword, "notices", "noticesClause", static p => new TextsClauseSyntax(
            SyntaxKind.NoticesClause,
            p
        ))
        {
            In = ClauseBlocks.Consent,
            Operand = ClauseOperand.Texts,
            HasTextNames = true,
            Documentation = "The versions of the notice that count: a grant given with another one grants nothing.",
        },
        new(SyntaxKind.EvidenceClause, SyntaxKind.EvidenceKeyword, "evidence", "evidenceClause", static p => new EvidenceClauseSyntax(p))
        {
            In = ClauseBlocks.Agreement,
            Operand = ClauseOperand.Evidence,
            Documentation = "What must be shown for the agreement: without all of it, it does not stand.",
        },
        new(SyntaxKind.WithClauseList, SyntaxKind.WithKeyword, "with", "withClauseList", static p => new WithClauseListSyntax(p))
        {
            In = Tests,
            Operand = ClauseOperand.Statements,
            Repeats = true,
            Documentation = "What the test states: techniques, consents, agreements, evidence, claims and facts.",
        },
        new(SyntaxKind.ExpectClause, SyntaxKind.ExpectKeyword, "expect", "expectClause", static p => new ExpectClauseSyntax(p))
        {
            In = Tests,
            Operand = ClauseOperand.Verdict,
            Repeats = true,
            Words = ["allow", "restrict", "undetermined", "deny"],
            Documentation = "The verdict; the rules behind `by` are among its reasons, those behind `by only` are all of them.",
        },
        new(SyntaxKind.CasesClause, SyntaxKind.CasesKeyword, "cases", "casesClause", static p => new CasesClauseSyntax(p))
        {
            In = ClauseBlocks.Test,
            Operand = ClauseOperand.Block,
            Documentation = "A table of tests: a row is a name and what differs.",
        },
        new(SyntaxKind.CiteClause, SyntaxKind.CiteKeyword, "cite", "citeClause", static p => new TextsClauseSyntax(
            SyntaxKind.CiteClause,
            p
        ))
        {
            In = Rules,
            Operand = ClauseOperand.Texts,
            Documentation = "The articles it comes from.",
        },
        new(SyntaxKind.BecauseClause, SyntaxKind.BecauseKeyword, "because", "becauseClause", static p => new BecauseClauseSyntax(p))
        {
            In = Rules,
            Operand = ClauseOperand.Texts,
            Documentation = "The reason, in words for the reader of a verdict.",
        },
        new(SyntaxKind.DomainClause, SyntaxKind.DomainKeyword, "domain", "domainClause", static p => new DomainClauseSyntax(p))
        {
            In = ClauseBlocks.Category,
            Operand = ClauseOperand.Number,
            Documentation = "How many values the category can have.",
        },
        new(SyntaxKind.DerivedClause, SyntaxKind.FromKeyword, "from", "derivedClause", static p => new DerivedClauseSyntax(p))
        {
            In = ClauseBlocks.Category,
            Operand = ClauseOperand.CategoryNames,
            Documentation = "What the category is derived from: whatever touches that touches it too.",
        },
        new(SyntaxKind.LinksClause, SyntaxKind.LinksKeyword, "links", "linksClause", static p => new LinksClauseSyntax(p))
        {
            In = ClauseBlocks.Purpose,
            Operand = ClauseOperand.Form,
            Documentation =
                "Marks a purpose that works by matching people: the form is at most one below the strongest there, or the one behind `at`.",
        },
        new(SyntaxKind.CountriesClause, SyntaxKind.InKeyword, "in", "countriesClause", static p => new CountriesClauseSyntax(p))
        {
            In = ClauseBlocks.Partner,
            Operand = ClauseOperand.Countries,
            Documentation = "The countries the partner is in.",
        },
        new(SyntaxKind.ScriptClause, SyntaxKind.ScriptKeyword, "script", "scriptClause", static p => new ScriptClauseSyntax(p))
        {
            In = ClauseBlocks.Attribute,
            Operand = ClauseOperand.Texts,
            Documentation = "The file of the script that computes the attribute.",
        },
    ];

    // By kind, counted from the first kind of a node.
    private static readonly int[] Ranks = FindRanks();

    /// <summary>What is fixed about the clauses of a kind of node; null for a kind that is no clause.</summary>
    public static ClauseDefinition? Of(SyntaxKind kind) => RankOf(kind) is >= 0 and var rank ? All[rank] : null;

    /// <summary>The place of a kind of clause in the order in which clauses are laid out; -1 for a kind that is no clause.</summary>
    public static int RankOf(SyntaxKind kind) => (uint)kind < (uint)Ranks.Length ? Ranks[(int)kind] - 1 : -1;

    /// <summary>The clauses that can stand in one of these, in the order in which they are laid out.</summary>
    public static IEnumerable<ClauseDefinition> In(ClauseBlocks blocks) => All.Where(d => d.StandsIn(blocks));

    /// <summary>The clause that a keyword opens there; null where it opens none.</summary>
    public static ClauseDefinition? Find(ClauseBlocks blocks, string keyword)
    {
        foreach (ClauseDefinition definition in All)
        {
            if (definition.StandsIn(blocks) && string.Equals(definition.Keyword, keyword, StringComparison.Ordinal))
            {
                return definition;
            }
        }

        return null;
    }

    private static int[] FindRanks()
    {
        var ranks = new int[(int)SyntaxKind.Literal + 1];
        for (int i = 0; i < All.Length; i++)
        {
            ranks[(int)All[i].Kind] = i + 1;
        }

        return ranks;
    }
}
