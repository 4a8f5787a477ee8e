using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Explaining;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Reference.Generation;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Explaining;

/// <summary>An explanation says what the verdict says: asked of generated policies and manifests.</summary>
[Trait("Category", "Slow")]
public class FlowExplanationTests
{
    [Fact]
    public void A_story_agrees_with_the_verdict()
    {
        var (explanations, standing, open, changes) = (0, 0, 0, 0);
        for (var seed = 70_000; seed < 70_600; seed++)
        {
            var input = CaseGen.Make(seed);
            var engine = new PolicyEngine(PolicyCompiler.Compile(new MemoryPolicyFiles(PolicyPrinter.Print(input.Policy, seed))).Program!);
            var manifest = Assert.Single(
                ManifestReader
                    .Read(new SourceText("m.yaml", ManifestPrinter.Yaml(input.Manifest, seed)), engine.Program.Vocabulary)
                    .Transfers
            );
            var verdict = engine.Decide(manifest, input.AsOf);
            foreach (var flow in verdict.Flows)
            {
                var explanation = FlowExplainer.Explain(engine, verdict, flow, input.AsOf);
                Compare(seed, flow, explanation);
                explanations++;
                standing += explanation.Periods.Length > 1 ? 1 : 0;
                open += explanation.Rules.Any(static r => r.IsOpen) ? 1 : 0;
                changes += explanation.Changes.Length;
            }
        }

        Assert.True(explanations > 1500, $"only {explanations} explanations");
        Assert.True(standing > 30, $"only {standing} explanations over several periods");
        Assert.True(open > 200, $"only {open} explanations with something open");
        Assert.True(changes > 300, $"only {changes} changes");
    }

    private static void Compare(int seed, FlowVerdict flow, FlowExplanation explanation)
    {
        var where = $"seed {seed}, {flow.Flow.Field.Name.Value}, {flow.Flow.Category.Value.Name}";
        Assert.True(explanation.Periods.Max(static p => p.Verdict) == flow.Verdict, where);
        if (flow.Verdict >= Verdict.Undetermined)
        {
            // The grounds are those of all days on which it is not permitted; on other days nothing stands against it for everyone.
            Same(
                where,
                flow.Grounds.Select(static g => g.Rule).OfType<Rule>(),
                explanation.Rules.Where(static r => r.EverHolds && r.Rule.Effect is RuleEffect.Deny or RuleEffect.Require)
            );
        }
        else if (explanation.Periods.Length == 1 && flow.Verdict == Verdict.Allow)
        {
            Same(where, flow.PermittedBy, explanation.Rules.Where(static r => r.EverHolds && r.Rule.Effect == RuleEffect.Allow));
            Assert.DoesNotContain(explanation.Rules, static r =>
                r.Applies && r.Rule.Effect is RuleEffect.Deny or RuleEffect.Require && r.Holds[0] != Truth.False
            );
        }

        foreach (var miss in flow.NearMisses)
        {
            Assert.Contains(explanation.Rules, r => r.Rule == miss.Rule);
        }

        foreach (var rule in explanation.Rules)
        {
            Assert.True(rule.Applies == rule.Rule.AppliesTo(flow.Flow.Names), where);
            for (var day = 0; day < explanation.Periods.Length; day++)
            {
                var joined = rule.Clauses.Aggregate(Truth.True, (all, clause) => Truths.And(all, clause.Holds[day]));
                Assert.True(rule.Holds[day] == joined, $"{where}: `{rule.Rule.Name}` is {rule.Holds[day]}, its clauses say {joined}");
            }
        }
    }

    private static void Same(string where, IEnumerable<Rule> expected, IEnumerable<RuleExplanation> told)
    {
        var (a, b) = (
            string.Join(", ", expected.Select(static r => r.Name).Order(StringComparer.Ordinal)),
            string.Join(", ", told.Select(static r => r.Rule.Name).Order(StringComparer.Ordinal))
        );
        Assert.True(a == b, $"{where}: the verdict names [{a}], the explanation [{b}]");
    }
}
