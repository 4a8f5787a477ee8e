using Sluice.Core.Binding;
using Sluice.Core.Model;
using Sluice.Reference;
using Sluice.Reference.Generation;
using Sluice.Testing;

namespace Sluice.Tests.Analysis;

/// <summary>A generated policy with a promise, as records and compiled.</summary>
internal sealed record PromiseCase(int Seed, PlainPolicy Policy, PlainFocus Focus, PlainRule Promise, PolicyProgram Program)
{
    /// <summary>A promise of its own; every third time one that a rule of the policy keeps.</summary>
    public static PromiseCase? Make(int seed)
    {
        var dice = new Dice(seed);
        var builder = new PolicyBuilder(dice);
        var policy = builder.Build();
        var other = new Dice(seed + 7_000_000);
        if (seed % 4 == 1)
        {
            // Populations that tell something of the people in a transfer about them.
            var conditions = new ConditionBuilder(new Dice(seed + 8_000_000), policy, new SelectorBuilder(other, policy, builder.Focus));
            policy = policy with { Populations = [.. policy.Populations.Select(p => p with { Predicate = conditions.MakeOfPeople(1) })] };
        }

        var more = new RuleBuilder(other, policy, new SelectorBuilder(other, policy, builder.Focus)).Rules();
        var kept = policy.Rules.FirstOrDefault(static r => r.Effect == PlainEffect.Deny);
        var promise = seed % 3 == 0 && kept is not null ? kept : more.FirstOrDefault(static r => r.Effect == PlainEffect.Deny);
        if (promise is null)
        {
            return null;
        }

        promise = promise with { Name = "promise" };
        var program = PolicyCompiler.Compile(new MemoryPolicyFiles(Files(policy, promise))).Program;
        return program is null ? null : new PromiseCase(seed, policy, builder.Focus, promise, program);
    }

    /// <summary>Whether a rule of the policy says what the promise says.</summary>
    public bool IsKept => Policy.Rules.Any(r => (r with { Name = Promise.Name }).Equals(Promise));

    /// <summary>Manifests to try.</summary>
    public IEnumerable<PlainManifest> Manifests(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return new ManifestBuilder(new Dice((Seed * 1000) + i), Policy, Focus).Build();
        }
    }

    private static Dictionary<string, string> Files(PlainPolicy policy, PlainRule promise)
    {
        var files = PolicyPrinter.Print(policy).ToDictionary(StringComparer.Ordinal);
        files["promise.sluice"] = RulePrinter
            .Print(promise, new LayoutDice(0))
            .Replace("rule promise", "invariant promise", StringComparison.Ordinal)
            .Replace("\n  deny ", "\n  never ", StringComparison.Ordinal);
        return files;
    }
}
