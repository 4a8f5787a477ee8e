using System.Collections.Concurrent;
using Sluice.Core.Analysis;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Syntax.Text;
using Xunit;

namespace Sluice.Tests.Analysis;

/// <summary>Promises on generated policies, against the reference evaluator.</summary>
[Trait("Category", "Slow")]
public class InvariantPropertyTests
{
    private const int Policies = 600;
    private const int ManifestsEach = 25;

    [Fact]
    public void What_is_proven_no_manifest_breaks_and_what_breaks_the_reference_permits()
    {
        var seen = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var wrong = new ConcurrentBag<(int Seed, string What)>();
        Parallel.For(1, Policies + 1, seed =>
        {
            if (PromiseCase.Make(seed) is not { } made)
            {
                return;
            }

            var outcome = new InvariantProver(new PolicyEngine(made.Program)).Decide(made.Program.Invariants[0]);
            var broken = made.Manifests(ManifestsEach)
                .Select(m => PromiseReference.Broken(made.Policy, made.Promise, m))
                .FirstOrDefault(static b => b is not null);
            seen.AddOrUpdate($"{outcome.Status}{(broken is null ? "" : ", broken by chance")}", 1, static (_, n) => n + 1);
            if (Problem(made, outcome, broken) is { } problem)
            {
                wrong.Add((seed, problem));
            }
        });

        Assert.True(
            wrong.IsEmpty,
            string.Join("\n\n", wrong.OrderBy(static w => w.Seed).Take(3).Select(static w => $"seed {w.Seed}: {w.What}"))
        );
        var counts = string.Join("; ", seen.OrderBy(static s => s.Key, StringComparer.Ordinal).Select(static s => $"{s.Key}: {s.Value}"));
        Assert.True(seen.GetValueOrDefault("Proven") > Policies / 5, counts);
        Assert.True(seen.GetValueOrDefault("Broken, broken by chance") > Policies / 20, counts);
        Assert.True(
            seen.Where(static s => s.Key.StartsWith("Undecided", StringComparison.Ordinal)).Sum(static s => s.Value) <= Policies / 50,
            counts
        );
    }

    private static string? Problem(PromiseCase made, InvariantOutcome outcome, string? broken)
    {
        switch (outcome.Status)
        {
            case InvariantStatus.Proven when broken is not null:
                return "proven, but broken by " + broken;
            case InvariantStatus.Broken when made.IsKept:
                return "a rule says the same, and it is said to be broken by\n" + outcome.CounterExample!.Manifest;
            case InvariantStatus.Broken:
                var text = outcome.CounterExample!.Manifest;
                var manifest = Assert.Single(ManifestReader.Read(new SourceText("breaks.yaml", text), made.Program.Vocabulary).Transfers);
                return PromiseReference.Broken(made.Policy, made.Promise, PlainManifests.Of(manifest)) is null
                    ? "the reference does not see that this breaks the promise:\n" + text
                    : null;
            default:
                return outcome.Status == InvariantStatus.Undecided && outcome.Reason!.Contains("confirm", StringComparison.Ordinal)
                    ? outcome.Reason
                    : null;
        }
    }
}
