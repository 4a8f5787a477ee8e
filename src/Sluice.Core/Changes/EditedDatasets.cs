using System.Collections.Immutable;
using Sluice.Core.Manifests;

namespace Sluice.Core.Changes;

/// <summary>
/// Changes inside datasets. What an edit leaves as it is stays the same object: the search makes hundreds of edited transfers.
/// </summary>
internal static class EditedDatasets
{
    /// <summary>The transfer with its fields changed.</summary>
    /// <param name="manifest">The transfer.</param>
    /// <param name="change">A field of a dataset as it is to be; the field itself where nothing changes.</param>
    public static TransferManifest Map(TransferManifest manifest, Func<Dataset, DataField, DataField> change) =>
        Map(manifest, static d => d, change);

    /// <summary>The transfer with its datasets and their fields changed.</summary>
    /// <param name="manifest">The transfer.</param>
    /// <param name="changeDataset">A dataset as it is to be, but for its fields.</param>
    /// <param name="changeField">A field of a dataset as it is to be.</param>
    public static TransferManifest Map(
        TransferManifest manifest,
        Func<Dataset, Dataset> changeDataset,
        Func<Dataset, DataField, DataField> changeField
    )
    {
        var datasets = manifest.Datasets;
        for (var i = 0; i < datasets.Length; i++)
        {
            var dataset = changeDataset(datasets[i]);
            var fields = dataset.Fields;
            for (var j = 0; j < fields.Length; j++)
            {
                fields = With(fields, j, changeField(dataset, fields[j]));
            }

            datasets = With(datasets, i, fields == dataset.Fields ? dataset : dataset with { Fields = fields });
        }

        return datasets == manifest.Datasets ? manifest : manifest with { Datasets = datasets };
    }

    private static ImmutableArray<T> With<T>(ImmutableArray<T> all, int place, T wanted)
        where T : class => ReferenceEquals(all[place], wanted) ? all : all.SetItem(place, wanted);
}
