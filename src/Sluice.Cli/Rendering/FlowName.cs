using Sluice.Core.Evaluation;

namespace Sluice.Cli.Rendering;

/// <summary>The names that tell the flows of a transfer apart.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Field">The field.</param>
/// <param name="Category">The category it goes as.</param>
/// <param name="Recipient">Who receives it.</param>
/// <param name="Purpose">What for.</param>
internal sealed record FlowName(string Dataset, string Field, string Category, string Recipient, string Purpose)
{
    /// <summary>The names of a flow.</summary>
    public static FlowName Of(Flow flow) =>
        new(flow.Dataset.Name.Value, flow.Field.Name.Value, flow.Category.Value.Name, flow.Recipient.Partner.Name, flow.Purpose.Value.Name);

    /// <summary>The names of some flows.</summary>
    public static List<FlowName> Of(IEnumerable<FlowVerdict> flows) => [.. flows.Select(static f => Of(f.Flow))];

    /// <summary>In words.</summary>
    public override string ToString() => $"{Dataset}.{Field} as {Category} to {Recipient} for {Purpose}";
}
