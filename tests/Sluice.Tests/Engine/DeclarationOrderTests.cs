using System.Text;
using Sluice.Core.Binding;
using Sluice.Core.Changes;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Reference.Generation;
using Sluice.Syntax.Parsing;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Sluice.Tests.Compiled;
using Xunit;

namespace Sluice.Tests.Engine;

/// <summary>
/// The order of declarations in the text changes nothing that is said of a transfer: not which near misses are named, not the order of
/// grounds and permits, not a residual, not what would change the verdict.
/// </summary>
public class DeclarationOrderTests
{
    [Trait("Category", "Slow")]
    [Fact]
    public void Generated_policies_say_the_same_in_any_order()
    {
        var (flows, misses) = (0, 0);
        for (var seed = 60_000; seed < 60_300; seed++)
        {
            var input = CaseGen.Make(seed);
            var policy = PolicyPrinter.Print(input.Policy, seed);
            var manifest = new SourceText("m.yaml", ManifestPrinter.Yaml(input.Manifest, seed));
            var expected = Decide(new MemoryPolicyFiles(policy), manifest, input.AsOf);
            var dice = new Dice(seed);
            var shuffled = policy.ToDictionary(static f => f.Key, f => Shuffle(f.Value, dice), StringComparer.Ordinal);
            var (before, after) = (Said(expected), Said(Decide(new MemoryPolicyFiles(shuffled), manifest, input.AsOf)));
            Assert.True(before == after, $"seed {seed}\n{before}\n--- shuffled\n{after}\n{string.Join('\n', policy.Values)}");
            flows += expected.Sum(static v => v.Flows.Length);
            misses += expected.Sum(static v => v.Flows.Count(static f => f.NearMisses.Length > 1));
        }

        Assert.True(flows > 600, $"only {flows} flows were compared");
        Assert.True(misses > 50, $"only {misses} flows have several near misses");
    }

    [Fact]
    public void Examples_say_the_same_in_any_order_and_under_other_file_names()
    {
        var flows = 0;
        foreach (var example in CompiledSets.Examples.Where(static e => e != "common"))
        {
            var files = Repository
                .Files("policies")
                .Where(static f => f.EndsWith(".sluice", StringComparison.Ordinal))
                .ToDictionary(
                    f =>
                        f.StartsWith($"policies/{example}/", StringComparison.Ordinal)
                            ? f[$"policies/{example}/".Length..]
                            : "../" + f["policies/".Length..],
                    Repository.Read
                );
            var dice = new Dice(7);
            var others = files.ToDictionary(
                static f => f.Key.StartsWith("../", StringComparison.Ordinal) ? f.Key : Renamed(f.Key),
                f => Shuffle(f.Value, dice)
            );
            foreach (
                var manifest in Repository
                    .Files($"policies/{example}/transfers")
                    .Where(static f => f.EndsWith(".yaml", StringComparison.Ordinal))
            )
            {
                var source = new SourceText(manifest, Repository.Read(manifest));
                var expected = Decide(new MemoryPolicyFiles(files), source, null);
                Assert.Equal(Said(expected), Said(Decide(new MemoryPolicyFiles(others), source, null)));
                flows += expected.Sum(static v => v.Flows.Length);
            }
        }

        Assert.True(flows > 50, $"only {flows} flows were compared");
    }

    [Theory]
    [InlineData(20, 20, 0)]
    [InlineData(23, 20, 3)]
    public void All_nearest_allows_are_named_up_to_twenty(int rules, int named, int leftOut)
    {
        // The first rule is a clause further away than the others: it is no near miss.
        var policy = new StringBuilder(
            "category a\npurpose u\npartner p { in IE }\nattribute x : boolean\nattribute y : boolean\nrule a_far { allow a to p for u when x unless y }\n"
        );
        for (var i = rules; i > 0; i--)
        {
            policy.Append($"rule near_{i:00} {{ allow a to p for u when x }}\n");
        }

        var manifest = new SourceText(
            "m.yaml",
            "transfer: t\nto: p\npurpose: u\non: 2026-01-15\nattributes: { x: false, y: true }\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );
        var flow = Assert.Single(Assert.Single(Decide(new MemoryPolicyFiles(policy.ToString()), manifest, null)).Flows);

        Assert.Equal(Enumerable.Range(1, named).Select(static i => $"near_{i:00}"), flow.NearMisses.Select(static m => m.Rule.Name));
        Assert.Equal(leftOut, flow.NearMissesLeftOut);
    }

    private static List<TransferVerdict> Decide(IPolicyFiles files, SourceText manifest, DateOnly? asOf)
    {
        var compiled = PolicyCompiler.Compile(files);
        Assert.NotNull(compiled.Program);
        var engine = new PolicyEngine(compiled.Program);
        return
        [
            .. ManifestReader
                .Read(manifest, compiled.Vocabulary)
                .Transfers.Select(transfer =>
                {
                    var verdict = engine.Decide(transfer, asOf);
                    return ChangeFinder.WithChanges(engine, verdict, asOf);
                }),
        ];
    }

    /// <summary>Everything that is said, without places.</summary>
    private static string Said(List<TransferVerdict> verdicts)
    {
        var text = new StringBuilder();
        foreach (var verdict in verdicts)
        {
            text.AppendLine($"{verdict.Manifest.Name.Value} {verdict.Verdict}");
            text.AppendJoin('\n', verdict.Timeline?.Select(static t => $"{t.From} {t.Verdict} {string.Join(' ', t.Grounds)}") ?? [])
                .AppendLine();
            text.AppendJoin('\n', verdict.Changes.Select(static c => $"{c.To}: {string.Join("; ", c.Edits)}")).AppendLine();
            foreach (var flow in verdict.Flows)
            {
                text.AppendLine(
                    $"{flow.Flow.Field.Name.Value} {flow.Flow.Category.Value.Name} {flow.Flow.Recipient.Partner.Name} {flow.Flow.Purpose.Value.Name} {flow.Verdict} {flow.Form?.Name} {flow.Role}"
                );
                text.AppendLine(
                    $"  grounds {Names(flow.Grounds.Select(static g => g.Rule))}; permitted by {Names(flow.PermittedBy)}; residual {flow.Residual?.Text}"
                );
                text.AppendLine(
                    $"  near {string.Join("; ", flow.NearMisses.Select(static m => m.Rule.Name + ": " + string.Join(", ", m.Failed.Select(static f => f.Text + " " + f.Reason))))} {flow.NearMissesLeftOut}"
                );
                text.AppendLine(
                    $"  unknown {string.Join("; ", flow.Unknown.Select(static u => $"{u.Fact} {string.Join(' ', u.Rules)} {u.Hint}"))}"
                );
                text.AppendLine(
                    $"  duties {string.Join("; ", flow.Duties.Select(static d => $"{d.Call.Duty.Name} {d.Rule.Name}"))}; claim {string.Join("; ", flow.RefutedClaim?.Reasons ?? [])}"
                );
            }
        }

        return text.ToString();
    }

    private static string Names(IEnumerable<Rule?> rules) => string.Join(' ', rules.Select(static r => r?.Name ?? "*"));

    private static string Renamed(string path) =>
        path.Insert(path.LastIndexOf('/') + 1, path.Contains("rules", StringComparison.Ordinal) ? "a_" : "z_");

    private static string Shuffle(string policy, Dice dice)
    {
        var parts = new List<string>();
        var declarations = PolicyParser.Parse(new SourceText("p.sluice", policy)).Root.Declarations.ToList();
        for (var i = 0; i < declarations.Count; i++)
        {
            var (start, end) = (declarations[i].Span.Start, i + 1 < declarations.Count ? declarations[i + 1].Span.Start : policy.Length);
            parts.Add(policy[start..end] + "\n");
        }

        return string.Concat(dice.Shuffled(parts));
    }
}
