using Sluice.Core.Manifests;
using Sluice.Core.Semantics;

namespace Sluice.Core.Evaluation;

/// <summary>All flows of a manifest: every field, category of the field, recipient and purpose, each once, in the order of the manifest.</summary>
internal static class FlowEnumerator
{
    public static IEnumerable<Flow> Of(TransferManifest manifest)
    {
        foreach (var dataset in manifest.Datasets)
        {
            foreach (var field in dataset.Fields)
            {
                foreach (var category in field.Categories)
                {
                    var seen = new HashSet<(PartnerSymbol, PurposeSymbol)>();
                    foreach (var recipient in manifest.Recipients.Where(r => r.Receives(dataset.Name.Value, field.Name.Value)))
                    {
                        foreach (var purpose in recipient.Purposes.IsEmpty ? manifest.Purposes : recipient.Purposes)
                        {
                            if (seen.Add((recipient.Partner, purpose.Value)))
                            {
                                yield return new Flow(dataset, field, category, recipient, purpose);
                            }
                        }
                    }
                }
            }
        }
    }
}
