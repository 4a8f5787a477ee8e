using Sluice.Core.Analysis;
using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Reference.Generation;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Analysis;

public class FlowOutlooksTests
{
    private const string Names = """
        category account { id  mail }
        purpose support { chat }
        partner desk { in IE }
        partner far { in SG }
        attribute vetted : boolean
        subject attribute adult : boolean
        consent share { kind opt_in  of any  to any  for any }
        form identified < pseudonymised
        technique hash { yields pseudonymised }

        """;

    [Theory]
    [InlineData("", Outlook.Never)]
    [InlineData("rule a { allow account.id to desk for support }", Outlook.Always)]
    [InlineData("rule a { allow account.id to desk for support.chat }", Outlook.Never)]
    [InlineData("rule a { allow account.id to desk for support when vetted }", Outlook.Depends)]
    [InlineData("rule a { allow account.id to desk for support when adult }", Outlook.Depends)]
    [InlineData("rule a { allow account.id to desk for support from 2024-01-01 }", Outlook.Depends)]
    [InlineData("rule a { allow any to any for any } rule d { deny account.id }", Outlook.Never)]
    [InlineData("rule a { allow any to any for any } rule d { deny account.mail }", Outlook.Always)]
    [InlineData("rule a { allow any to any for any } rule d { deny account.id unless consent share }", Outlook.Depends)]
    [InlineData("rule a { allow any to any for any } rule d { deny any when vetted } rule e { deny any when not vetted }", Outlook.Never)]
    [InlineData("rule a { allow any to any for any } rule d { require form >= pseudonymised }", Outlook.Depends)]
    [InlineData(
        "rule a { allow any to any for any } rule d { require form >= pseudonymised } rule e { require form = identified }",
        Outlook.Never
    )]
    [InlineData(
        "rule a { allow any to any for any } rule d { deny any from 2024-01-01 } rule e { deny any until 2024-01-01 }",
        Outlook.Never
    )]
    [InlineData("rule a { allow any to any for any when consent share } rule d { deny any when consent share }", Outlook.Never)]
    [InlineData("population none = adult and not adult  rule a { allow account.id to desk for support }", Outlook.Depends)]
    [InlineData("population adults = adult  rule a { allow account.id to desk for support about adults when not adult }", Outlook.Never)]
    public void The_outlook_of_one_flow(string rules, Outlook expected)
    {
        var program = PolicyCompiler
            .Compile(new MemoryPolicyFiles(new Dictionary<string, string> { ["p.sluice"] = Names + rules }))
            .Program!;
        var names = program.Vocabulary;

        Assert.Equal(
            expected,
            new FlowOutlooks(program).Of(
                new FlowNames(names.Categories.Find("account.id")!, names.Partners.Find("desk")!, names.Purposes.Find("support")!)
            )
        );
    }

    [Trait("Category", "Slow")]
    [Fact]
    public void No_verdict_contradicts_an_outlook()
    {
        var counts = new Dictionary<Outlook, int>();
        var permitted = 0;
        for (var seed = 80_000; seed < 80_800; seed++)
        {
            var input = CaseGen.Make(seed);
            var engine = new PolicyEngine(PolicyCompiler.Compile(new MemoryPolicyFiles(PolicyPrinter.Print(input.Policy, seed))).Program!);
            var manifest = Assert.Single(
                ManifestReader
                    .Read(new SourceText("m.yaml", ManifestPrinter.Yaml(input.Manifest, seed)), engine.Program.Vocabulary)
                    .Transfers
            );
            var outlooks = new FlowOutlooks(engine.Program);
            foreach (var flow in engine.Decide(manifest, input.AsOf).Flows)
            {
                var outlook = outlooks.Of(flow.Flow.Names);
                counts[outlook] = counts.GetValueOrDefault(outlook) + 1;
                permitted += flow.Verdict <= Verdict.Restrict ? 1 : 0;
                var said =
                    $"seed {seed}, {flow.Flow.Category.Value.Name} to {flow.Flow.Recipient.Partner.Name} for {flow.Flow.Purpose.Value.Name}: {outlook}, but {flow.Verdict}";
                Assert.True(outlook != Outlook.Never || flow.Verdict >= Verdict.Undetermined, said);
                Assert.True(outlook != Outlook.Always || flow.Verdict == Verdict.Allow, said);
            }
        }

        Assert.True(permitted > 150, $"only {permitted} flows are permitted");
        Assert.All([Outlook.Never, Outlook.Depends, Outlook.Always], o =>
            Assert.True(counts.GetValueOrDefault(o) > 30, $"{o}: {counts.GetValueOrDefault(o)}")
        );
    }

    [Fact]
    public void What_depends_is_permitted_for_some_transfer()
    {
        // The promise that it never is must be broken by a manifest, which is decided again.
        var shown = 0;
        for (var seed = 90_000; seed < 90_150; seed++)
        {
            var policy = CaseGen.Make(seed).Policy;
            var files = PolicyPrinter.Print(policy, seed);
            var first = PolicyCompiler.Compile(new MemoryPolicyFiles(files)).Program!;
            var names = first.Vocabulary;
            var outlooks = new FlowOutlooks(first);
            var flow = names
                .Categories.All.SelectMany(_ => names.Partners.All, static (c, p) => (c, p))
                .SelectMany(_ => names.Purposes.All, static (f, q) => (f.c, f.p, q))
                .FirstOrDefault(f => outlooks.Of(new FlowNames(f.c, f.p, f.q)) == Outlook.Depends);
            if (flow.c is null)
            {
                continue;
            }

            var promise = new Dictionary<string, string>(files)
            {
                ["promise.sluice"] = $"invariant it_never_leaves {{ never {flow.c.Name} to {flow.p.Name} for {flow.q.Name} }}",
            };
            var program = PolicyCompiler.Compile(new MemoryPolicyFiles(promise)).Program!;
            var outcome = new InvariantProver(new PolicyEngine(program)).Decide(
                program.Invariants.Single(static i => i.Name == "it_never_leaves")
            );
            Assert.True(outcome.Status == InvariantStatus.Broken, $"seed {seed}: {outcome.Status}, {outcome.Reason}");
            shown++;
        }

        Assert.True(shown > 60, $"only {shown} flows depend");
    }
}
