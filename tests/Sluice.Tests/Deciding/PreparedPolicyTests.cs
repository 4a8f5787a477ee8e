using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Reference.Generation;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Deciding;

public class PreparedPolicyTests
{
    private const string Small = """
        category account { id  mail }
        category credit
        purpose support
        partner desk { in IE }
        partner far { in SG }
        attribute vetted : boolean
        subject attribute age : integer
        population adults = age >= 18
        consent share { kind opt_in  of any  to any  for any }
        form identified < pseudonymised
        rule help { allow account.id to desk for support when vetted }
        rule mail { allow account.mail to desk for support unless consent share }
        rule stay { deny any to partners outside IE }
        rule hush { deny account.mail when form < pseudonymised }
        """;

    private const string Manifest = """
        transfer: t
        to: desk
        purpose: support
        on: 2026-01-15
        attributes: { vetted: true }
        consent: { share: none }
        datasets: { d: { fields: { f: { category: account.id } } } }
        """;

    [Trait("Category", "Slow")]
    [Fact]
    public void It_decides_as_the_whole_engine_does()
    {
        var compared = 0;
        var quick = 0;
        var count = DrawnCases.Of("single decisions against the whole engine", 50_000, 2_500);
        for (var seed = 50_000; seed < 50_000 + count; seed++)
        {
            var input = CaseGen.Make(seed);
            var program = PolicyCompiler.Compile(new MemoryPolicyFiles(PolicyPrinter.Print(input.Policy, seed))).Program!;
            var manifest = Assert.Single(
                ManifestReader.Read(new SourceText("m.yaml", ManifestPrinter.Yaml(input.Manifest, seed)), program.Vocabulary).Transfers
            );
            if (manifest.Dates.Standing is not null)
            {
                continue;
            }

            var day = manifest.Dates.On ?? input.AsOf;
            var prepared = new PreparedPolicy(program);
            var deciding = new int[program.Rules.Length];
            foreach (var expected in new PolicyEngine(program).Decide(manifest, day).Flows)
            {
                var flow = expected.Flow;
                var facts = prepared.Facts(manifest, flow.Dataset, flow.Field, day);
                var verdict = prepared.TryDecide(
                    flow.Category.Value.Name,
                    flow.Recipient.Partner.Name,
                    flow.Purpose.Value.Name,
                    facts,
                    deciding,
                    out var decided
                );
                Assert.True(
                    verdict == expected.Verdict,
                    $"seed {seed}, {flow.Category.Value.Name}: {verdict}, the engine says {expected.Verdict}"
                );
                var rules = deciding.AsSpan(0, decided).ToArray().Select(id => program.Rules[id].Name).Order(StringComparer.Ordinal);
                var wanted =
                    expected.Verdict <= Verdict.Restrict
                        ? expected.PermittedBy.Select(static r => r.Name)
                        : expected.Grounds.Where(static g => g.Rule is not null).Select(static g => g.Rule!.Name);
                Assert.Equal(wanted.Order(StringComparer.Ordinal), rules);
                compared++;
                quick += expected.Verdict is Verdict.Allow or Verdict.Deny ? 1 : 0;
            }
        }

        Assert.True(compared > count * 8 / 5, $"only {compared} flows were compared");
        Assert.True(quick > 1000, $"only {quick} flows were allowed or denied");
    }

    [Fact]
    public void The_rules_that_decided_are_named()
    {
        var (policy, facts) = Prepare();
        Span<int> deciding = stackalloc int[8];
        Assert.Equal(Verdict.Allow, policy.TryDecide("account.id", "desk", "support", facts, deciding, out var decided));
        Assert.Equal("help", policy.Rules[deciding[..decided][0]].Name);
        Assert.Equal(Verdict.Deny, policy.TryDecide("account.mail", "far", "support", facts, deciding, out decided));
        Assert.Equal(2, decided);
        Assert.Equal(["hush", "stay"], [policy.Rules[deciding[0]].Name, policy.Rules[deciding[1]].Name]);
        Assert.Equal(Verdict.Deny, policy.TryDecide("credit", "desk", "support", facts, deciding, out decided));
        Assert.Equal(0, decided);
    }

    [Fact]
    public void A_name_that_the_policy_does_not_know_is_no_decision()
    {
        var (policy, facts) = Prepare();
        Assert.Null(policy.TryDecide("account.idd", "desk", "support", facts, [], out _));
        Assert.Null(policy.TryDecide("account.id", "desk ", "support", facts, [], out _));
        Assert.Null(policy.TryDecide("account.id", "desk", "", facts, [], out _));
    }

    [Fact]
    public void Room_for_too_few_rules_still_counts_them_all()
    {
        var (policy, facts) = Prepare();
        var one = new int[1];
        policy.TryDecide("account.mail", "far", "support", facts, one, out var decided);
        Assert.Equal(2, decided);
    }

    [Theory]
    [InlineData("")]
    [InlineData("population: adults\n")]
    public void A_decision_allocates_nothing(string population)
    {
        var (policy, facts) = Prepare(population);
        var deciding = new int[8];
        string[] categories = ["account", "account.id", "account.mail", "credit"];
        Decide();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Decide();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Decide()
        {
            for (var i = 0; i < 1000; i++)
            {
                policy.TryDecide(categories[i % 4], i % 3 == 0 ? "far" : "desk", "support", facts, deciding, out _);
            }
        }
    }

    [Fact]
    public void Many_threads_get_the_same_answers()
    {
        var (policy, facts) = Prepare();
        Parallel.For(0, 4000, i =>
        {
            var expected = i % 2 == 0 ? Verdict.Allow : Verdict.Deny;
            Assert.Equal(expected, policy.TryDecide("account.id", i % 2 == 0 ? "desk" : "far", "support", facts, [], out _));
        });
    }

    private static (PreparedPolicy Policy, FlowFacts Facts) Prepare(string more = "")
    {
        var program = PolicyCompiler.Compile(new MemoryPolicyFiles(new Dictionary<string, string> { ["p.sluice"] = Small })).Program!;
        var manifest = Assert.Single(ManifestReader.Read(new SourceText("m.yaml", more + Manifest), program.Vocabulary).Transfers);
        var policy = new PreparedPolicy(program);
        return (policy, policy.Facts(manifest, manifest.Datasets[0], manifest.Datasets[0].Fields[0], manifest.Dates.On));
    }
}
