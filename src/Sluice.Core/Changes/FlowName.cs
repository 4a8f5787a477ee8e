using Sluice.Core.Evaluation;

namespace Sluice.Core.Changes;

/// <summary>The identity of a flow, the same before and after an edit.</summary>
/// <param name="Dataset">The name of its dataset.</param>
/// <param name="Field">The name of its field.</param>
/// <param name="Category">The number of its category.</param>
/// <param name="Recipient">The number of its recipient.</param>
/// <param name="Purpose">The number of its purpose.</param>
internal sealed record FlowName(string Dataset, string Field, int Category, int Recipient, int Purpose)
{
    /// <summary>The name of a flow.</summary>
    public static FlowName Of(Flow flow) =>
        new(flow.Dataset.Name.Value, flow.Field.Name.Value, flow.Category.Value.Id, flow.Recipient.Partner.Id, flow.Purpose.Value.Id);
}
