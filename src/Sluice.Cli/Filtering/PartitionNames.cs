using System.Globalization;

namespace Sluice.Cli.Filtering;

/// <summary>
/// Paths of files in folders as <c>name=value</c>, as they are shown. The value of such a folder is a cell of all rows in it, of one person
/// perhaps: its number among the values beside it stands in its place.
/// </summary>
internal sealed class PartitionNames
{
    private readonly Dictionary<string, string> shown = new(StringComparer.Ordinal);

    /// <param name="files">All files, relative to the folder that the manifest names, divided by slashes.</param>
    public PartitionNames(IEnumerable<string> files)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var folder in files.SelectMany(Folders).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (parent, name) = (folder[..(folder.LastIndexOf('/') + 1)], folder[(folder.LastIndexOf('/') + 1)..]);
            var key = name[..(name.IndexOf('=') + 1)];
            var number = key.Length == 0 ? 0 : numbers[parent + key] = numbers.GetValueOrDefault(parent + key) + 1;
            shown[folder] =
                shown.GetValueOrDefault(parent.TrimEnd('/'), "")
                + (number == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{key}#{number}"))
                + "/";
        }
    }

    /// <summary>The path of one of the files.</summary>
    public string Shown(string file) =>
        shown.GetValueOrDefault(file[..Math.Max(0, file.LastIndexOf('/'))], "") + file[(file.LastIndexOf('/') + 1)..];

    private static IEnumerable<string> Folders(string file)
    {
        for (var at = file.IndexOf('/'); at >= 0; at = file.IndexOf('/', at + 1))
        {
            yield return file[..at];
        }
    }
}
