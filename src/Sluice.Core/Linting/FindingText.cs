using Sluice.Core.Analysis;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Linting;

/// <summary>Flows and facts in the words of findings.</summary>
internal static class FindingText
{
    /// <summary>A flow.</summary>
    public static string Of(in FlowNames flow) => $"`{flow.Category.Name}` to `{flow.Partner.Name}` for `{flow.Purpose.Name}`";

    /// <summary>A flow.</summary>
    public static string Of(StatedFlow flow) => Of(flow.Names);

    /// <summary>A flow as a sentence begins with it; null for none.</summary>
    public static string? Example(StatedFlow? flow) => flow is null ? null : "for example " + Of(flow);

    /// <summary>The facts of an evaluation context, in a fixed order.</summary>
    public static string Facts(SatisfiabilityResult found) =>
        string.Join(", ", found.Assumed.Select(static a => Fact(a.Key, a.Value)).OfType<string>().Order(StringComparer.Ordinal));

    private static string? Fact(Variable variable, Value value) =>
        variable switch
        {
            Variable.Attribute attribute => $"{attribute.Symbol.Name} = {value}",
            Variable.Fact fact => $"{BuiltinFacts.NameOf(fact.Name)} = {value}",
            Variable.Consent consent => $"consent {consent.Symbol.Name} {(value.Number != 0 ? "all" : "none")}",
            _ => null,
        };
}
