using System.Collections.Concurrent;
using Sluice.Core.Linting;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Reference;
using Sluice.Reference.Generation;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Sluice.Tests.Analysis;
using Xunit;

namespace Sluice.Tests.Linting;

/// <summary>Findings on generated policies, against the reference evaluator.</summary>
[Trait("Category", "Slow")]
public class LintPropertyTests
{
    private const int Policies = 300;
    private const int ManifestsEach = 10;

    [Fact]
    public void What_is_found_on_generated_policies_the_reference_confirms()
    {
        var seen = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var wrong = new ConcurrentBag<(int Seed, string What)>();
        Parallel.For(1, Policies + 1, seed =>
        {
            var builder = new PolicyBuilder(new Dice(seed));
            var policy = builder.Build();
            var compiled = Lint.Compile(new MemoryPolicyFiles(PolicyPrinter.Print(policy)));
            var findings = Linter.Run(compiled, LintOptions.Default);
            var manifests = Enumerable
                .Range(0, ManifestsEach)
                .Select(i => new ManifestBuilder(new Dice((seed * 1000) + i), policy, builder.Focus).Build())
                .ToList();
            foreach (var finding in findings)
            {
                seen.AddOrUpdate(finding.Diagnostic.Descriptor.Slug, 1, static (_, n) => n + 1);
                if (Problem(compiled.Program!, policy, finding, manifests) is { } problem)
                {
                    wrong.Add((seed, $"{finding.Diagnostic.Message}: {problem}"));
                }
            }

            foreach (
                var constant in new LintContext(compiled, compiled.Program!, LintOptions.Default).Constants.Where(static c =>
                    c is { IsWhole: true, Rule: not null }
                )
            )
            {
                seen.AddOrUpdate("a constant clause", 1, static (_, n) => n + 1);
                if (manifests.Select(m => Problem(policy, constant, m)).FirstOrDefault(static p => p is not null) is { } problem)
                {
                    wrong.Add((seed, $"`{ConditionText.Of(constant.Part)}` in {constant.Owner}: {problem}"));
                }
            }
        });

        Assert.True(
            wrong.IsEmpty,
            string.Join("\n\n", wrong.OrderBy(static w => w.Seed).Take(5).Select(static w => $"seed {w.Seed}: {w.What}"))
        );
        var counts = string.Join("; ", seen.OrderBy(static s => s.Key, StringComparer.Ordinal).Select(static s => $"{s.Key}: {s.Value}"));
        foreach (
            var rule in new[]
            {
                "never-applies",
                "redundant-allow",
                "shadowed-by-deny",
                "a constant clause",
                "escapable-rule",
                "category-without-allow",
            }
        )
        {
            Assert.True(seen.GetValueOrDefault(rule) > 4, $"too few findings {rule} to say anything; {counts}");
        }
    }

    private static string? Problem(PolicyProgram program, PlainPolicy policy, LintFinding finding, List<PlainManifest> manifests)
    {
        var rule = policy.Rules.FirstOrDefault(r => r.Name == finding.Diagnostic.Message.Split('`')[1]);
        switch (finding.Diagnostic.Descriptor.Slug)
        {
            case "redundant-allow" or "shadowed-by-deny":
                return manifests
                    .Select(m => Differs(policy, policy with { Rules = [.. policy.Rules.Where(r => r != rule)] }, m))
                    .FirstOrDefault(static d => d is not null);
            case "never-applies"
            or "but-not-takes-everything"
            or "contradictory-dates" when finding.Diagnostic.Location!.Span.Length == "rule".Length:
                return manifests.Select(m => Holds(policy, rule!, m)).FirstOrDefault(static h => h is not null);
            case "category-without-allow":
                var category = finding.Diagnostic.Message.Split('`')[1];
                return manifests.Select(m => Permits(policy, m, category)).FirstOrDefault(static p => p is not null);
            case "escapable-rule":
                var read = Assert.Single(
                    ManifestReader.Read(new SourceText("escapes.yaml", finding.Manifest!), program.Vocabulary).Transfers
                );
                var plain = PlainManifests.Of(read);
                return ReferenceEvaluator.Evaluate(policy, plain).Flows[0].Verdict is PlainVerdict.Allow or PlainVerdict.Restrict
                    ? null
                    : "the reference does not permit\n" + finding.Manifest;
            default:
                return null;
        }
    }

    /// <summary>A manifest that two policies decide differently.</summary>
    private static string? Differs(PlainPolicy one, PlainPolicy other, PlainManifest manifest)
    {
        try
        {
            var (a, b) = (ReferenceEvaluator.Evaluate(one, manifest), ReferenceEvaluator.Evaluate(other, manifest));
            return a.Flows.Select(static f => f.Verdict).SequenceEqual(b.Flows.Select(static f => f.Verdict))
                ? null
                : "without it another verdict on\n" + ManifestPrinter.Yaml(manifest);
        }
        catch (TooLargeException)
        {
            return null;
        }
    }

    /// <summary>A flow for which the condition of a rule is true.</summary>
    private static string? Holds(PlainPolicy policy, PlainRule rule, PlainManifest manifest) =>
        Worlds(policy, manifest)
            .Where(w => ReferenceRules.Applies(w, rule) && ReferenceRules.Condition(w, rule) == Kleene.True)
            .Select(static w => "it holds for " + w.Flow.Key)
            .FirstOrDefault();

    private static string? Permits(PlainPolicy policy, PlainManifest manifest, string category)
    {
        try
        {
            return ReferenceEvaluator
                .Evaluate(policy, manifest)
                .Flows.Where(f => f.Flow.Category == category && f.Verdict is PlainVerdict.Allow or PlainVerdict.Restrict)
                .Where(f => f.Flow.Category == category)
                .Select(static f => "it leaves by " + f.Flow.Key)
                .FirstOrDefault();
        }
        catch (TooLargeException)
        {
            return null;
        }
    }

    /// <summary>A flow for which a condition that should be constant is something else.</summary>
    private static string? Problem(PlainPolicy policy, ConstantCondition constant, PlainManifest manifest)
    {
        var rule = policy.Rules.First(r => r.Name == constant.Rule!.Name);
        var condition = constant.Clause switch
        {
            "require" => rule.Required,
            "when" => rule.Scope.When,
            _ => rule.Scope.Unless,
        };
        if (condition is null || !constant.Rule!.Places.TryGetValue(constant.Clause, out var place) || place != constant.Place)
        {
            // It stands in an exception.
            return null;
        }

        var never = constant.Value ? Kleene.False : Kleene.True;
        return Worlds(policy, manifest)
            .Where(w =>
                ReferenceRules.Applies(w, rule)
                && w.Within(rule.Period) == Kleene.True
                && new ReferenceCondition(w, null).Evaluate(condition) == never
            )
            .Select(w => $"it is {never} for {w.Flow.Key}")
            .FirstOrDefault();
    }

    private static IEnumerable<ReferenceWorld> Worlds(PlainPolicy policy, PlainManifest manifest) =>
        from day in ReferenceDays.Of(policy, manifest, null)
        from flow in ReferenceFlows.Of(manifest)
        select new ReferenceWorld(policy, manifest, flow, day);
}
