using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>The smallest thing that is decided: one category of one field, going to one recipient for one purpose.</summary>
/// <param name="Dataset">The dataset the field is in.</param>
/// <param name="Field">The field.</param>
/// <param name="Category">The category of the field, and where the manifest says so.</param>
/// <param name="Recipient">The recipient.</param>
/// <param name="Purpose">The purpose, and where the manifest says so.</param>
public sealed record Flow(
    Dataset Dataset,
    DataField Field,
    Located<CategorySymbol> Category,
    Recipient Recipient,
    Located<PurposeSymbol> Purpose
)
{
    /// <summary>What it sends, to whom and for what.</summary>
    public FlowNames Names => new(Category.Value, Recipient.Partner, Purpose.Value);
}
