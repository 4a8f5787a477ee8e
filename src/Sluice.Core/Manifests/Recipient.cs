using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests;

/// <summary>One recipient of a transfer.</summary>
/// <param name="Partner">Who it is.</param>
/// <param name="Location">Where it is named.</param>
/// <param name="Onward">Whether it receives the data from the first recipient.</param>
/// <param name="Purposes">Its own purposes; empty when those of the transfer count.</param>
/// <param name="Fields">The fields it gets, as (dataset, field); null for all.</param>
public sealed record Recipient(
    PartnerSymbol Partner,
    SourceLocation Location,
    bool Onward,
    ImmutableArray<Located<PurposeSymbol>> Purposes,
    ImmutableHashSet<(string Dataset, string Field)>? Fields
)
{
    /// <summary>Whether it gets that field.</summary>
    public bool Receives(string dataset, string field) => Fields is null || Fields.Contains((dataset, field));
}
