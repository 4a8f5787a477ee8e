using RulesEngine.Models;

namespace Sluice.Benchmarks;

/// <summary>The peer that NuGet gives: Microsoft's RulesEngine, every rule one compiled expression.</summary>
public sealed class RulesEnginePeer
{
    private readonly RulesEngine.RulesEngine engine;
    private readonly bool[] allow;

    public RulesEnginePeer(Workload workload)
    {
        allow = [.. workload.Rules.Select(static r => r.Allow)];
        engine = new RulesEngine.RulesEngine([
            new Workflow
            {
                WorkflowName = "transfers",
                Rules = [.. workload.Rules.Select(static r => new Rule { RuleName = $"rule_{r.Number}", Expression = Expression(r) })],
            },
        ]);
    }

    public bool Decide(WorkloadRequest request)
    {
        var results = engine.ExecuteAllRulesAsync("transfers", new RuleParameter("request", request)).AsTask().GetAwaiter().GetResult();
        var (allowed, denied) = (false, false);
        for (var i = 0; i < results.Count; i++)
        {
            allowed |= results[i].IsSuccess && allow[i];
            denied |= results[i].IsSuccess && !allow[i];
        }

        return allowed && !denied;
    }

    private static string Expression(WorkloadRule rule) =>
        $"({Any("CategoryName", rule.Categories.Select(Workload.CategoryName))}) && ({Any("PartnerName", rule.Partners.Select(Workload.PartnerName))})"
        + $" && ({Any("PurposeName", rule.Purposes.Select(Workload.PurposeName))})"
        + (rule.Flag < 0 ? "" : $" && request.Flags[{rule.Flag}]");

    private static string Any(string property, IEnumerable<string> names) =>
        string.Join(" || ", names.Select(n => $"request.{property} == \"{n}\""));
}
