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
                    var seen = new Dictionary<PartnerSymbol, List<PurposeSymbol>>();
                    foreach (var recipient in manifest.Recipients)
                    {
                        if (!recipient.Receives(dataset.Name.Value, field.Name.Value))
                        {
                            continue;
                        }

                        if (!seen.TryGetValue(recipient.Partner, out var purposes))
                        {
                            seen.Add(recipient.Partner, purposes = []);
                        }

                        foreach (var purpose in recipient.Purposes.IsEmpty ? manifest.Purposes : recipient.Purposes)
                        {
                            if (!purposes.Contains(purpose.Value))
                            {
                                purposes.Add(purpose.Value);
                                yield return new Flow(dataset, field, category, recipient, purpose);
                            }
                        }
                    }
                }
            }
        }
    }
}
