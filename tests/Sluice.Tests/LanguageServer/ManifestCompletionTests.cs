using Sluice.LanguageServer.Features;
using Xunit;

namespace Sluice.Tests.LanguageServer;

/// <summary>What completion offers in manifests. In the texts <c>|</c> marks the place.</summary>
public class ManifestCompletionTests
{
    private const string Policy = """
        category account { id  email }
        category credit
        purpose support
        partner desk { in IE }
        partner archive { in IE }
        subject attribute age : integer
        attribute channel : one of { web, post }
        attribute encrypted : boolean
        population users
        consent marketing { kind opt_in of any to any for any }
        agreement contract { with desk role processor of any for any evidence audit }
        form identified < pseudonymised
        technique hash (rounds : integer) { yields pseudonymised }

        """;

    public static TheoryData<string> Examples() =>
        [
            .. MemoryWorkspace
                .Examples.Load()
                .Sets.SelectMany(static s => s.Manifests.Keys)
                .Where(static m => !m.EndsWith(".jsonl", StringComparison.Ordinal)),
        ];

    [Theory]
    [InlineData("|", "transfer", "to", "purpose", "datasets")]
    [InlineData("to: |", "desk", "archive")]
    [InlineData("to: desk\nonward: [archive, |", "desk")]
    [InlineData("onward:\n  - |", "desk", "to", "purpose")]
    [InlineData("onward:\n  - to: |", "desk")]
    [InlineData("purpose: |", "support")]
    [InlineData("frequency: |", "daily", "once")]
    [InlineData("consent:\n  |", "marketing")]
    [InlineData("consent: { marketing: |", "all", "none", "ledger")]
    [InlineData("consent:\n  marketing: { |", "holds", "from")]
    [InlineData("agreement: |", "contract")]
    [InlineData("evidence: [|", "audit")]
    [InlineData("population: |", "users")]
    [InlineData("attributes: { |", "channel", "encrypted")]
    [InlineData("attributes: { channel: |", "web", "post")]
    [InlineData("attributes:\n  encrypted: |", "true", "false")]
    [InlineData("datasets:\n  d:\n    |", "fields", "source", "key")]
    [InlineData("datasets:\n  d:\n    subject: { |", "age")]
    [InlineData("datasets:\n  d:\n    fields:\n      f: { category: |", "account", "account.email")]
    [InlineData("datasets:\n  d:\n    fields:\n      f: { category: account, |", "technique", "claims")]
    [InlineData("datasets:\n  d:\n    fields:\n      f:\n        technique: |", "hash")]
    [InlineData("datasets:\n  d:\n    fields:\n      f:\n        technique: { hash: { |", "rounds")]
    [InlineData("datasets:\n  d:\n    fields:\n      f:\n        claims: |", "pseudonymised")]
    [InlineData("{\"transfer\": \"t\", \"to\": |", "desk")]
    [InlineData("{\"transfer\": \"t\", |", "to", "purpose")]
    public void Offers_what_can_stand_here(string text, params string[] wanted)
    {
        var found = Complete(text);

        Assert.All(wanted, w => Assert.Contains(w, found));
    }

    [Theory]
    [InlineData("to: desk\n|\npurpose: support\n", "to", "purpose", "desk", "category")]
    [InlineData("to: |", "support", "account", "to")]
    [InlineData("datasets:\n  d:\n    fields:\n      f: { category: account, |", "category")]
    [InlineData("datasets:\n  d:\n    subject: { |", "channel")]
    [InlineData("attributes: { |", "age")]
    [InlineData("to: desk # |", "desk", "to")]
    public void Offers_nothing_that_cannot(string text, params string[] unwanted)
    {
        var found = Complete(text);

        Assert.All(unwanted, w => Assert.DoesNotContain(w, found));
    }

    /// <summary>The binder is the judge: every name in an example is offered at its place, also when the text ends there.</summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_name_in_the_examples_is_offered_at_its_place(string path)
    {
        var set = MemoryWorkspace.Examples.Load().SetsOf(path)[0];
        var manifest = set.Manifests[path];
        var missing = new List<string>();
        foreach (var use in manifest.Names.Uses.Where(static u => u.IsLast))
        {
            var text = manifest.Source.Content;
            var start = use.Span.Start;
            while (text[start - 1] is '.' or '_' || char.IsAsciiLetterOrDigit(text[start - 1]))
            {
                start--;
            }

            var cut = set.WithManifest(path, text[..start]);
            foreach (var (kind, place) in new[] { ("whole", set), ("cut", cut) })
            {
                var found = ManifestCompletion.At(place, place.Manifests[path], start).Select(static s => s.Text).ToList();

                // A key that is there already is not offered again.
                var isUsed =
                    kind == "whole" && ManifestCompletionContext.At(text, start) is { IsKey: true } at && at.Used.Contains(use.Key.Name);
                if (!found.Contains(use.Key.Name) && !isUsed)
                {
                    missing.Add(
                        $"{path}:{manifest.Source.GetPosition(start).Line} ({kind}): {use.Key} not among {string.Join(" ", found.Take(10))}"
                    );
                }
            }
        }

        Assert.Equal("", string.Join("\n", missing));
    }

    private static List<string> Complete(string text)
    {
        var at = text.IndexOf('|', StringComparison.Ordinal);
        var set = MemoryWorkspace.Load(("p/a.sluice", Policy), ("p/transfers/t.yaml", text.Remove(at, 1))).Sets.Single();
        return [.. ManifestCompletion.At(set, set.Manifests.Values.Single(), at).Select(static s => s.Text)];
    }
}
