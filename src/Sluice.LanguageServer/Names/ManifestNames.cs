using Sluice.Core.Binding.Names;
using Sluice.Core.Manifests.Yaml;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Names;

/// <summary>Finds the names of a manifest that the policy declares. As in policies the place says the kind.</summary>
public static class ManifestNames
{
    /// <summary>All names of a text; of a text that stops being YAML those before that place.</summary>
    public static FileNames Of(SourceText source)
    {
        var collector = new ManifestNameCollector(source);
        foreach (var document in YamlReader.Read(source, new DiagnosticBag()))
        {
            collector.Collect(document.Root);
        }

        return collector.ToNames();
    }

    /// <summary>
    /// The kind of name that stands as a key in the map at a place, or null where keys are words of the manifest or free.
    /// </summary>
    /// <param name="path">The keys around it, from the top; what is in a list counts as what stands at the list's key.</param>
    public static NameKind? KeyKind(ReadOnlySpan<string> path) =>
        path switch
        {
            ["consent"] => NameKind.Consent,
            ["evidence"] => NameKind.Agreement,
            [.., "attributes"] when IsStated(path[..^1]) => NameKind.Attribute,
            ["datasets", _, "subject"] => NameKind.Attribute,
            ["datasets", _, "fields", _, "technique"] => NameKind.Technique,
            ["datasets", _, "fields", _, "technique", _] => NameKind.Parameter,
            _ => null,
        };

    /// <summary>The kind of name that stands as a value at a place, or null where none does.</summary>
    /// <inheritdoc cref="KeyKind"/>
    public static NameKind? ValueKind(ReadOnlySpan<string> path) =>
        path switch
        {
            ["to"] or ["onward"] or ["onward", "to"] => NameKind.Partner,
            ["purpose"] or ["onward", "purpose"] => NameKind.Purpose,
            ["agreement"] => NameKind.Agreement,
            ["evidence"] or ["evidence", _] => NameKind.Evidence,
            ["datasets", _, "fields", _, "category"] => NameKind.Category,
            ["datasets", _, "fields", _, "technique"] => NameKind.Technique,
            ["datasets", _, "fields", _, "claims"] => NameKind.Form,
            [.., "population"] when IsStated(path[..^1]) => NameKind.Population,
            [.., "attributes", _] when IsStated(path[..^2]) => NameKind.Choice,
            ["datasets", _, "fields", _, "technique", _, _] => NameKind.Choice,
            _ => null,
        };

    /// <summary>Within what a name at a place counts; see <see cref="NameKey.Owner"/>.</summary>
    /// <inheritdoc cref="KeyKind"/>
    public static string OwnerAt(ReadOnlySpan<string> path) =>
        path switch
        {
            ["datasets", _, "fields", _, "technique", var technique] => "technique " + technique,
            ["datasets", _, "fields", _, "technique", var technique, var parameter] => $"parameter technique {technique}.{parameter}",
            [.., "attributes", var attribute] => "attribute " + attribute,
            _ => "",
        };

    // A transfer, a dataset or a field.
    private static bool IsStated(ReadOnlySpan<string> path) => path is [] or ["datasets", _] or ["datasets", _, "fields", _];
}
