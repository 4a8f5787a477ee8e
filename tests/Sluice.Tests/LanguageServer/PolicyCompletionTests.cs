using Sluice.LanguageServer.Features;
using Sluice.Syntax.Syntax;
using Xunit;

namespace Sluice.Tests.LanguageServer;

/// <summary>What completion offers in policies. In the texts <c>|</c> marks the place.</summary>
public class PolicyCompletionTests
{
    private const string Vocabulary = """
        category account { id #identifier  email }
        category credit { balance }
        purpose support { chat }
        partner desk { in IE }
        region eea { AT BE }
        subject attribute age : integer
        attribute channel : one of { web, post }
        attribute from_where : country
        population users
        consent marketing { kind opt_in of any to any for any }
        agreement desk_contract { with desk role processor of any for any evidence audit }
        form identified < pseudonymised
        technique hash (rounds : integer) { yields pseudonymised when rounds >= 3 }
        duty delete (within : duration)
        rule first { allow account to desk for support }

        """;

    public static TheoryData<string> Examples() =>
        [
            .. MemoryWorkspace
                .Examples.Load()
                .Sets.SelectMany(static s => s.Documents.Keys.Select(k => s.PathOf(k)))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [InlineData("rule x { allow | }", "account", "account.email", "credit", "any", "#identifier")]
    [InlineData("rule x { allow acc|", "account", "account.email")]
    [InlineData("rule x { allow account to |", "desk", "any", "partners")]
    [InlineData("rule x { deny any to partners |", "in", "outside")]
    [InlineData("rule x { deny any to partners in |", "eea", "KR")]
    [InlineData("rule x { allow account for |", "support", "support.chat")]
    [InlineData("rule x { allow account |", "to", "for", "except", "when", "but not")]
    [InlineData("rule x { deny any when |", "age", "channel", "retention", "consent", "not", "form", "claim refuted")]
    [InlineData("rule x { deny any when channel = |", "web", "post")]
    [InlineData("rule x { deny any when channel |", "=", "in")]
    [InlineData("rule x { deny any when from_where in { |", "eea", "FR")]
    [InlineData("rule x { deny any when form >= |", "identified", "pseudonymised")]
    [InlineData("rule x { deny any when role = |", "processor", "third_party")]
    [InlineData("rule x { deny any when consent |", "marketing")]
    [InlineData("rule x { deny any unless any |", "agreement")]
    [InlineData("rule x { deny any when about |", "users")]
    [InlineData("rule x { deny any when beside |", "account", "credit.balance")]
    [InlineData("rule x { deny any when retention > 90 |", "days", "months")]
    [InlineData("rule x { require age > 3 |", "of", "and", "to")]
    [InlineData("rule x { oblige |", "delete")]
    [InlineData("rule x { oblige delete(|", "within")]
    [InlineData("rule x { deny any but not { |", "of", "to", "when")]
    [InlineData("technique t (k : |", "integer", "one of")]
    [InlineData("technique t (k : integer) { yields |", "identified")]
    [InlineData("technique t (k : integer) { yields identified when |", "enumerable", "people")]
    [InlineData("consent c { |", "kind", "of", "to", "for", "lasts")]
    [InlineData("consent c { kind |", "opt_in", "notice")]
    [InlineData("agreement a { role |", "processor")]
    [InlineData("agreement a { evidence |", "audit")]
    [InlineData("partner p { in |", "KR")]
    [InlineData("category derived from |", "account", "credit.balance")]
    [InlineData("test \"t\" { transfer account to desk with |", "technique", "consent", "age", "people")]
    [InlineData("test \"t\" { with consent marketing |", "all", "none", "ledger")]
    [InlineData("test \"t\" { with technique |", "hash")]
    [InlineData("test \"t\" { with technique hash(|", "rounds")]
    [InlineData("test \"t\" { expect |", "allow", "deny")]
    [InlineData("test \"t\" { expect allow by |", "first", "only")]
    [InlineData("|", "rule", "category", "test")]
    public void Offers_what_can_stand_here(string text, params string[] wanted)
    {
        var found = Complete(Vocabulary + text);

        Assert.All(wanted, w => Assert.Contains(w, found));
    }

    [Theory]
    [InlineData("rule x { allow | }", "desk", "support", "rule", "to")]
    [InlineData("rule x { allow account to desk |", "to", "allow", "deny")]
    [InlineData("rule x { deny any from 2024-01-01 until 2025-01-01 |", "until", "through", "from")]
    [InlineData("rule x { deny any to |", "account", "support")]
    [InlineData("rule x { deny any when channel = |", "days", "account", "identified")]
    [InlineData("consent c { kind opt_in |", "kind", "role")]
    [InlineData("rule x { deny any // to |", "to", "for", "account")]
    [InlineData("rule x { because \"|\" }", "to", "for", "account")]
    public void Offers_nothing_that_cannot(string text, params string[] unwanted)
    {
        var found = Complete(Vocabulary + text);

        Assert.All(unwanted, w => Assert.DoesNotContain(w, found));
    }

    /// <summary>Behind a blank, of its own accord: a line that can end must be left with Enter and not get another word.</summary>
    [Theory]
    [InlineData("rule x { allow account to desk |", false)]
    [InlineData("rule x { allow account |", false)]
    [InlineData("rule x { deny any when age > 3 |", false)]
    [InlineData("rule x { |", false)]
    [InlineData("rule |", false)]
    [InlineData("category a #identifier |", false)]
    [InlineData("attribute z : boolean |", false)]
    [InlineData("test \"t\" { expect allow |", false)]
    [InlineData("test \"t\" { transfer account to desk with people = 3 |", false)]
    [InlineData("rule x { allow account |// to desk", false)]
    [InlineData("rule x { allow |", true)]
    [InlineData("rule x { allow account to |", true)]
    [InlineData("rule x { allow account, |", true)]
    [InlineData("rule x { deny any to partners |", true)]
    [InlineData("rule x { deny any to partners outside |", true)]
    [InlineData("rule x { deny any when |", true)]
    [InlineData("rule x { deny any when channel = |", true)]
    [InlineData("rule x { deny any when from_where in { |", true)]
    [InlineData("rule x { oblige |", true)]
    [InlineData("consent c { kind |", true)]
    [InlineData("attribute z : |", true)]
    [InlineData("partner p { in |", true)]
    [InlineData("region r { AT, |", true)]
    [InlineData("category derived from |", true)]
    [InlineData("population p = |", true)]
    [InlineData("test \"t\" { transfer account to desk with |", true)]
    [InlineData("test \"t\" { expect allow by |", true)]
    public void Behind_a_blank_words_are_only_offered_where_one_must_follow(string text, bool offers)
    {
        Assert.Equal(offers, Complete(Vocabulary + text, ifRequired: true).Count > 0);
        if (offers)
        {
            Assert.Equal(Complete(Vocabulary + text), Complete(Vocabulary + text, ifRequired: true));
        }
    }

    /// <summary>The grammar is the judge: whatever stands in an example can stand there, also when the text ends with it.</summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_word_of_the_examples_is_offered_at_its_place(string path)
    {
        var workspace = MemoryWorkspace.Examples.Load();
        var set = workspace.SetsOf(path)[0];
        var document = set.Document(path)!;
        var missing = new List<string>();
        foreach (var token in document.Tree.Root.DescendantTokens().Where(IsOffered))
        {
            var found = PolicyCompletion.At(set, document, token.Span.Start).Select(static s => s.Text).ToHashSet(StringComparer.Ordinal);
            var written = Written(token);
            if (!found.Contains(written) && !found.Any(f => f.StartsWith(written + " ", StringComparison.Ordinal)))
            {
                var at = document.Source.GetPosition(token.Span.Start);
                missing.Add($"{path}:{at.Line}:{at.Column}: `{written}` not among {string.Join(" ", found.Take(12))}");
            }
        }

        Assert.Equal("", string.Join("\n", missing));
    }

    private static string Written(SyntaxToken token) => token.Parent is QualifiedNameSyntax name ? name.Text : token.Text;

    // What the writer makes up cannot be offered: names that are declared, numbers, texts. Of a name with dots the whole is.
    private static bool IsOffered(SyntaxToken token) =>
        token switch
        {
            { Span.Length: 0 } => false,
            { Kind: SyntaxKind.Name, Parent: QualifiedNameSyntax name } => name.Parts.First().Span == token.Span
                && name.Parent is not PopulationDeclarationSyntax,
            {
                Kind: SyntaxKind.Name,
                Parent: TreeEntrySyntax
                    or ParameterSyntax
                    or BlockSyntax
                    or FormDeclarationSyntax
                    or EvidenceClauseSyntax
                    or WithEvidenceSyntax
            } => false,
            { Kind: SyntaxKind.Name, Parent: DeclarationSyntax } => false,
            { Kind: SyntaxKind.Name or SyntaxKind.Country } => true,
            { Parent: UseDirectiveSyntax or AttributeDeclarationSyntax or ScriptClauseSyntax } when SyntaxFacts.IsKeyword(token.Kind) =>
                token.Parent is not ScriptClauseSyntax,
            { Text: "not", Parent: ButNotClauseSyntax }
            or { Text: "attribute", Parent: AttributeDeclarationSyntax { OfSubject: true } }
            or { Text: "of", Parent: AttributeTypeSyntax } => false,
            { Text: "agreement", Parent: AgreementConditionSyntax { Any: true } } => true,
            _ => SyntaxFacts.IsKeyword(token.Kind),
        };

    private static List<string> Complete(string text, bool ifRequired = false)
    {
        var at = text.IndexOf('|', Vocabulary.Length);
        var (set, document) = MemoryWorkspace.Policy(text.Remove(at, 1));
        var model = MemoryWorkspace.Policy(Vocabulary).Set.Bind();
        Assert.NotNull(model.Program);
        return [.. PolicyCompletion.At(set with { Bound = model }, document, at, ifRequired).Select(static s => s.Text)];
    }
}
