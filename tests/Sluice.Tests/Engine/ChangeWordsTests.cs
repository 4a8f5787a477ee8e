using Sluice.Core.Binding;
using Sluice.Core.Changes;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Engine;

/// <summary>
/// The changes that are proposed: a bound as a bound, where it has to change, and whatever small change changes the verdict.
/// </summary>
public class ChangeWordsTests
{
    [Theory]
    [InlineData("people <= 100", "people: 500", "send at most 100 people")]
    [InlineData("people < 100", "people: 500", "send less than 100 people")]
    [InlineData("people > 100", "people: 50", "send more than 100 people")]
    [InlineData("people >= 100", "people: 50", "send at least 100 people")]
    [InlineData("people = 100", "people: 50", "send with `people: 100`")]
    [InlineData("people > 100 and people < 102", "people: 50", "send more than 100 and less than 102 people")]
    [InlineData("frequency <= monthly", "frequency: daily", "send at most monthly")]
    [InlineData("frequency < monthly", "frequency: daily", "send less than monthly")]
    [InlineData("records < 10", "", "send less than 10 records")]
    [InlineData("retention <= 90 days", "retention: 5 years", "shorten the retention to at most 90 days")]
    [InlineData("retention < 90 days", "retention: 90 days", "shorten the retention to less than 90 days")]
    [InlineData("retention >= 1 year", "retention: 90 days", "lengthen the retention to at least 1 year")]
    [InlineData("retention <= 1 month", "", "state a retention of at most 1 month")]
    [InlineData("size < 5", "attributes: { size: 9 }", "make sure, and state, that `size` is less than 5")]
    [InlineData(
        "share > 0.1 and share < 0.2",
        "attributes: { share: 0.5 }",
        "make sure, and state, that `share` is more than 0.1 and less than 0.2"
    )]
    [InlineData("share < 0.1", "attributes: { share: 0.5 }", "make sure, and state, that `share` is less than 0.1")]
    [InlineData("day > 2026-01-01", "attributes: { day: 2025-01-01 }", "make sure, and state, that `day` is after 2026-01-01")]
    [InlineData("day <= 2026-01-01", "attributes: { day: 2026-05-01 }", "make sure, and state, that `day` is 2026-01-01 or earlier")]
    [InlineData("tier = gold", "attributes: { tier: tin }", "make sure, and state, that `tier` is gold")]
    [InlineData("flag", "", "make sure, and state, that `flag` is true")]
    public void A_bound_is_advised_as_a_bound(string condition, string stated, string advice)
    {
        var change = Assert.Single(Changes($"rule r {{ allow a to p for u when {condition} }}", stated, "f: { category: a }"));
        Assert.Equal([advice], change.Edits.ToArray());
    }

    [Fact]
    public void A_bound_is_advised_only_as_far_as_what_is_allowed_already_stays_allowed()
    {
        var change = Assert.Single(
            Changes(
                "rule r { allow a to p for u when size <= 90 }\nrule s { allow b to p for u }\nrule t { deny b when size < 20 }",
                "attributes: { size: 500 }",
                "f: { category: a }, g: { category: b }"
            ),
            static c => c.Edits.Length == 1 && !c.Edits[0].StartsWith("drop", StringComparison.Ordinal)
        );
        Assert.Equal(["make sure, and state, that `size` is at least 20 and at most 90"], change.Edits.ToArray());
    }

    [Theory]
    [InlineData("attributes: { size: 9 }", ", also where it is stated for `d.f`", "attributes: { size: 8 }")]
    [InlineData("retention: 5 years", ", also where it is stated for `d.f`", "retention: 4 years")]
    public void Where_it_has_to_change_is_said(string stated, string where, string nearer)
    {
        var change = Assert.Single(
            Changes("rule r { allow a to p for u when size <= 5 or retention <= 1 year }", stated, $"f: {{ category: a, {nearer} }}"),
            c => c.Edits[0].EndsWith(where, StringComparison.Ordinal)
        );
        Assert.Single(change.Edits);
    }

    [Theory]
    [InlineData("deny a when beside b", "f: { category: a }, g: { category: b }", "drop field `d.g`")]
    [InlineData("deny a when beside b", "f: { category: a }, g: { category: b.x }", "drop field `d.g`")]
    [InlineData("deny a when beside b.x", "f: { category: a }, g: { category: b }", "drop field `d.g`")]
    [InlineData("deny a when beside b", "f: { category: a }, g: { category: c }", "drop field `d.g`")]
    [InlineData("deny a when beside b", "f: { category: [a, b] }", "drop `b` from field `d.f`")]
    [InlineData("deny a when beside 2 of b, e", "f: { category: a }, g: { category: b.x }, h: { category: e }", "drop field `d.g`")]
    [InlineData("deny a unless not beside b", "f: { category: a }, g: { category: b }", "drop field `d.g`")]
    [InlineData("require not beside b of a", "f: { category: a }, g: { category: b }", "drop field `d.g`")]
    [InlineData(
        "deny a when beside b",
        "f: { category: a }, g: { category: b }, h: { category: b.x }, i: { category: b.y }",
        "drop field `d.g`; drop field `d.h`; drop field `d.i`"
    )]
    [InlineData(
        "deny a when beside b",
        "f: { category: [a, b.x, b.y] }, g: { category: b }",
        "drop `b.x` from field `d.f`; drop `b.y` from field `d.f`; drop field `d.g`"
    )]
    [InlineData(
        "deny a when beside 2 of b, e",
        "f: { category: a }, g: { category: b.x }, h: { category: b.y }, i: { category: e }, j: { category: e }",
        "drop field `d.g`; drop field `d.h`"
    )]
    public void Of_a_field_that_may_not_go_beside_another_it_is_said_that_the_other_can_stay(string rule, string fields, string advice)
    {
        var (engine, verdict) = Decide($"rule open {{ allow any to p for u }}\nrule r {{ {rule} }}", "", fields);
        var flow = Assert.Single(verdict.Flows, static f => f.Flow.Category.Value.Name == "a");
        var changes = ChangeFinder.WithChanges(engine, verdict with { Verdict = flow.Verdict, Flows = [flow] }, null, flow.Flow).Changes;
        Assert.Contains(advice, changes.Select(static c => string.Join("; ", c.Edits)));
    }

    private static System.Collections.Immutable.ImmutableArray<Change> Changes(string rules, string stated, string fields)
    {
        var (engine, verdict) = Decide(rules, stated, fields);
        return ChangeFinder.WithChanges(engine, verdict, null).Changes;
    }

    private static (PolicyEngine Engine, TransferVerdict Verdict) Decide(string rules, string stated, string fields)
    {
        const string Names = """
            category a
            category b { x y }
            category c from b
            category e
            purpose u
            partner p { in IE }
            attribute size : integer
            attribute share : decimal
            attribute day : date
            attribute tier : one of { tin, gold }
            attribute flag : boolean

            """;
        var compiled = PolicyCompiler.Compile(new MemoryPolicyFiles(Names + rules));
        Assert.NotNull(compiled.Program);
        var engine = new PolicyEngine(compiled.Program);
        var read = ManifestReader.Read(
            new SourceText(
                "m.yaml",
                $"transfer: t\nto: p\npurpose: u\non: 2026-01-15\n{stated}\ndatasets: {{ d: {{ fields: {{ {fields} }} }} }}\n"
            ),
            compiled.Vocabulary
        );
        return (engine, engine.Decide(Assert.Single(read.Transfers)));
    }
}
