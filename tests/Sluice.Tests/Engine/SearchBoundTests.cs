using System.Text;
using Sluice.Core.Binding;
using Sluice.Core.Changes;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Engine;

/// <summary>
/// No policy makes a search run on: it stops after so much work, counts what it has not shown as not permitted, and says so. The bounds are
/// counted, never timed; a search without them would not end within the life of a test run.
/// </summary>
[Trait("Category", "Slow")]
public class SearchBoundTests
{
    private const string Rest = "transfer: t\nto: p\npurpose: u\n";
    private const string Field = "datasets: { d: { fields: { f: { category: a } } } }\n";

    [Theory]
    [InlineData(42)]
    [InlineData(72)]
    public void Dozens_of_unknown_booleans_are_given_up_and_it_is_said(int count)
    {
        // Each pair must differ, and all of them together must be even and odd at once: no values do.
        var policy = new StringBuilder("category a\npurpose u\npartner p { in IE }\nrule open { allow a to p for u }\n");
        for (var i = 0; i < count; i++)
        {
            policy.Append($"attribute x{i} : boolean\n");
        }

        for (var i = 0; i < count; i++)
        {
            var (a, b, c) = (i, (i + 7) % count, (i + 19) % count);
            policy.Append(
                $"rule odd{i} {{ deny a when (x{a} and x{b} and x{c}) or (not x{a} and not x{b} and not x{c}) }}\nrule even{i} {{ deny a when (x{a} and x{b} and not x{c}) or (not x{b} and x{c} and not x{a}) }}\n"
            );
        }

        var (engine, manifest) = Read(policy.ToString(), Rest + "on: 2026-01-15\n" + Field);
        var verdict = ChangeFinder.WithChanges(engine, engine.Decide(manifest), null);
        Assert.InRange(verdict.Verdict, Verdict.Undetermined, Verdict.Deny);
        Assert.True(verdict.Flows[0].CutShort || verdict.ChangesCutShort);
        Assert.Equal(Said(verdict), Said(ChangeFinder.WithChanges(engine, engine.Decide(manifest), null)));
    }

    [Fact]
    public void Dozens_of_facts_of_people_are_given_up_as_undetermined_and_it_is_said()
    {
        const int count = 45;
        var policy = new StringBuilder("category a\npurpose u\npartner p { in IE }\nrule open { allow a to p for u }\n");
        var columns = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            policy.Append($"subject attribute x{i} : boolean\n");
            columns.Append($"{(i == 0 ? "" : ", ")}x{i}: c{i}");
        }

        for (var i = 0; i < count; i++)
        {
            var (a, b, c) = (i, (i + 7) % count, (i + 19) % count);
            policy.Append(
                $"rule odd{i} {{ deny a when (x{a} and x{b} and x{c}) or (not x{a} and not x{b} and not x{c}) }}\nrule even{i} {{ deny a when (x{a} and x{b} and not x{c}) or (not x{b} and x{c} and not x{a}) }}\n"
            );
        }

        var (engine, manifest) = Read(
            policy.ToString(),
            Rest + $"on: 2026-01-15\ndatasets: {{ d: {{ key: k, subject: {{ {columns} }}, fields: {{ f: {{ category: a }} }} }} }}\n"
        );
        var flow = Assert.Single(engine.Decide(manifest).Flows);
        Assert.True(flow.CutShort);
        Assert.Equal(Verdict.Undetermined, flow.Verdict);
    }

    [Fact]
    public void A_search_that_comes_to_its_end_says_nothing()
    {
        var (engine, manifest) = Read(
            "category a\npurpose u\npartner p { in IE }\nattribute x : boolean\nrule open { allow a to p for u when x }\n",
            Rest + "on: 2026-01-15\n" + Field
        );
        var verdict = ChangeFinder.WithChanges(engine, engine.Decide(manifest), null);
        Assert.False(verdict.ChangesCutShort || verdict.Flows[0].CutShort);
        Assert.Equal(["make sure, and state, that `x` is true"], Assert.Single(verdict.Changes).Edits.ToArray());
    }

    [Fact]
    public void A_standing_transfer_looks_on_each_day_only_at_the_rules_in_force()
    {
        var policy = new StringBuilder("category a\npurpose u\npartner p { in IE }\nrule open { allow a to p for u }\n");
        var first = new DateOnly(2015, 1, 1);
        for (var i = 0; i < 3000; i++)
        {
            var day = first.AddDays(2 * i).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            policy.Append($"rule d{i} {{ deny a from {day} through {day} }}\n");
        }

        var fields = string.Join(", ", Enumerable.Range(0, 50).Select(static i => $"f{i}: {{ category: a }}"));
        var (engine, manifest) = Read(policy.ToString(), Rest + $"from: 2015-01-01\ndatasets: {{ d: {{ fields: {{ {fields} }} }} }}\n");
        var inForce = new RulesInForce([.. engine.DaysOf(manifest, null).Select(static d => d!.Value)]);
        var each = inForce.Of(engine.Program.Rules);
        Assert.Equal(6000, each.Length);
        Assert.All(each, static rules => Assert.InRange(rules.Length, 1, 2));
        Assert.Equal(2, each.Distinct().Count(static rules => rules.Length == 1) + 1);

        var verdict = engine.Decide(manifest);
        Assert.Equal(6000, verdict.Timeline!.Value.Length);
        Assert.Equal(
            Enumerable.Repeat((Verdict[])[Verdict.Deny, Verdict.Allow], 3000).SelectMany(static v => v),
            verdict.Timeline.Value.Select(static t => t.Verdict)
        );
        Assert.Equal(50, verdict.Flows.Length);
        Assert.All(verdict.Flows, static f => Assert.Equal(3000, f.Grounds.Length));

        // Each field is evaluated once on each day with a rule of its own, and once for all others: by two rules, and not by three
        // thousand.
        var flows = engine.FlowsOf(manifest);
        var decider = new FlowDecider(new ApplicableRules(engine.Program), engine.NearMisses);
        Assert.All(flows, f => decider.DecideEach(f, inForce));
        Assert.InRange(flows[0].Budget.Done, 50 * 6000, 50 * 3001 * 12);

        // What would change the verdict is looked for in bounded work, and that is said.
        Assert.True(ChangeFinder.WithChanges(engine, verdict, null).ChangesCutShort);
    }

    [Fact]
    public void No_change_leaves_a_manifest_without_a_purpose()
    {
        // The one onward recipient has a purpose of its own, so a flow is left when both purposes of the transfer are dropped.
        var (engine, manifest) = Read(
            "category a\npurpose u\npurpose w\npurpose v\npartner p { in IE }\npartner q { in IE }\nrule open { allow a to q for v }\n",
            "transfer: t\nto: p\nonward: [ { to: q, purpose: v } ]\npurpose: [u, w]\non: 2026-01-15\n" + Field
        );
        var verdict = ChangeFinder.WithChanges(engine, engine.Decide(manifest), null);
        Assert.Equal(Verdict.Deny, verdict.Verdict);
        Assert.DoesNotContain(verdict.Changes, static c => c.Edits.Contains("drop purpose `u`") && c.Edits.Contains("drop purpose `w`"));
    }

    [Fact]
    public void Nothing_is_to_be_done_to_a_field_that_is_dropped()
    {
        var members = new FoundChange(
            [
                new ManifestEdit("drop field `d.f`", "field d.f", 2, static m => m, static (_, _) => true, Drops: true, Field: "d.f"),
                new ManifestEdit(
                    "apply `h` to `d.f`, `d.g`",
                    "technique",
                    3,
                    static m => m,
                    static (_, _) => true,
                    SentenceOf: static isSent => "apply `h` to " + string.Join(", ", ((string[])["d.f", "d.g"]).Where(f => isSent(f)))
                ),
            ],
            Verdict.Allow
        );
        Assert.Equal(["drop field `d.f`", "apply `h` to d.g"], members.Steps.ToArray());
    }

    private static string Said(TransferVerdict verdict) =>
        $"{verdict.Verdict} {verdict.ChangesCutShort} {string.Join('\n', verdict.Changes.SelectMany(static c => c.Edits))}";

    private static (PolicyEngine Engine, TransferManifest Manifest) Read(string policy, string manifest)
    {
        var compiled = PolicyCompiler.Compile(new MemoryPolicyFiles(policy));
        Assert.NotNull(compiled.Program);
        return (
            new PolicyEngine(compiled.Program),
            Assert.Single(ManifestReader.Read(new SourceText("m.yaml", manifest), compiled.Vocabulary).Transfers)
        );
    }
}
