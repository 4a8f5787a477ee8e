using System.Collections.Immutable;
using Sluice.Core.Manifests;

namespace Sluice.Core.Evaluation;

/// <summary>
/// All flows of a manifest: every field, category of the field, recipient and purpose, each once, in the order of the manifest.
/// </summary>
internal static class FlowEnumerator
{
    public static ImmutableArray<Flow> Of(TransferManifest manifest)
    {
        // Most transfers of a long stream have one.
        var flows = ImmutableArray.CreateBuilder<Flow>(1);
        // Pairs of partner and purpose, by their numbers. With one of each, as most transfers are, nothing can come twice.
        var seen =
            manifest.Recipients is [var only] && (only.Purposes.IsEmpty ? manifest.Purposes : only.Purposes).Length == 1
                ? null
                : new HashSet<long>();
        foreach (var dataset in manifest.Datasets)
        {
            foreach (var field in dataset.Fields)
            {
                foreach (var category in field.Categories)
                {
                    seen?.Clear();
                    foreach (var recipient in manifest.Recipients)
                    {
                        if (!recipient.Receives(dataset.Name.Value, field.Name.Value))
                        {
                            continue;
                        }

                        foreach (var purpose in recipient.Purposes.IsEmpty ? manifest.Purposes : recipient.Purposes)
                        {
                            if (seen is null || seen.Add(((long)recipient.Partner.Id << 32) | (uint)purpose.Value.Id))
                            {
                                flows.Add(new Flow(dataset, field, category, recipient, purpose));
                            }
                        }
                    }
                }
            }
        }

        return flows.DrainToImmutable();
    }
}
