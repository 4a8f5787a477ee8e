namespace Sluice.Reference.Generation;

/// <summary>Every flow that a small policy can be asked about.</summary>
public static class AllFlows
{
    /// <summary>A manifest for every category, partner and purpose, the rest as in the template.</summary>
    public static IEnumerable<PlainManifest> Of(PlainPolicy policy, PlainManifest template)
    {
        // The other fields of the first dataset stay, because of `beside`; the first field takes every category.
        var dataset = template.Datasets[0];
        foreach (var category in policy.Categories)
        {
            foreach (var partner in policy.Partners)
            {
                foreach (var purpose in policy.Purposes)
                {
                    var field = dataset.Fields[0] with { Categories = [category.Name] };
                    yield return template with
                    {
                        To = partner.Name,
                        Onward = [],
                        Purposes = [purpose.Name],
                        Datasets = [dataset with { Fields = [field, .. dataset.Fields.Skip(1)] }],
                    };
                }
            }
        }
    }
}
