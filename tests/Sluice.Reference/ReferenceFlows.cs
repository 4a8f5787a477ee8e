namespace Sluice.Reference;

/// <summary>Section 3, "Flow".</summary>
public static class ReferenceFlows
{
    /// <summary>"A manifest is a set of flows: every (field, category of the field, recipient, purpose)".</summary>
    public static IReadOnlyList<PlainFlow> Of(PlainManifest manifest)
    {
        var flows = new List<PlainFlow>();
        foreach (var dataset in manifest.Datasets)
        {
            foreach (var field in dataset.Fields)
            {
                foreach (var category in field.Categories)
                {
                    foreach (var (recipient, purpose) in Ways(manifest, dataset, field))
                    {
                        flows.Add(new PlainFlow(dataset, field, category, recipient, purpose));
                    }
                }
            }
        }

        // It is a set: a recipient named twice makes no second flow.
        return [.. flows.DistinctBy(flow => flow.Key)];
    }

    /// <summary>Whether the field goes to the recipient, for whatever purpose.</summary>
    public static bool Goes(PlainManifest manifest, PlainDataset dataset, PlainField field, string recipient) =>
        Ways(manifest, dataset, field).Any(way => way.Recipient == recipient);

    private static IEnumerable<(string Recipient, string Purpose)> Ways(PlainManifest manifest, PlainDataset dataset, PlainField field)
    {
        // "recipients being the set of `to` and `onward`"
        foreach (var purpose in manifest.Purposes)
        {
            yield return (manifest.To, purpose);
        }

        foreach (var onward in manifest.Onward)
        {
            // "or { to: apple, purpose: …, fields: […] }"
            var concerned =
                onward.Fields.Count == 0 || onward.Fields.Contains(field.Name) || onward.Fields.Contains(dataset.Name + "." + field.Name);
            foreach (var purpose in concerned ? (onward.Purposes.Count == 0 ? manifest.Purposes : onward.Purposes) : [])
            {
                yield return (onward.To, purpose);
            }
        }
    }
}
