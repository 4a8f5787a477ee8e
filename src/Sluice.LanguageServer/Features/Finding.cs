using System.Collections.Immutable;
using Sluice.LanguageServer.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.LanguageServer.Features;

/// <summary>A diagnostic in a file of the workspace, with what can be done about it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Diagnostic">What was found.</param>
/// <param name="Repair">What can be done; null for nothing of its own.</param>
internal sealed record Finding(string Path, Diagnostic Diagnostic, Repair? Repair)
{
    /// <summary>Everything the compiler finds in a bound set and in its manifests.</summary>
    public static ImmutableArray<Finding> Of(PolicySet set, BoundSet bound) =>
        [.. OfPolicies(set, bound), .. set.Manifests.SelectMany(m => OfManifest(bound, m.Key, m.Value))];

    /// <summary>What the compiler finds in the policy files of a bound set.</summary>
    public static ImmutableArray<Finding> OfPolicies(PolicySet set, BoundSet bound) =>
        [.. bound.Diagnostics.Where(static d => d.Location is not null).Select(d => new Finding(set.PathOf(d.Location!.Path), d, Repair.Of(d)))];

    /// <summary>What parsing alone finds in a policy file: known before anything is bound.</summary>
    public static ImmutableArray<Finding> OfSyntax(string path, PolicyDocument document) =>
        [.. document.Tree.Diagnostics.Where(static d => d.Location is not null).Select(d => new Finding(path, d, Repair.Of(d)))];

    /// <summary>What the lint rules find in a bound set; nothing while there are errors.</summary>
    public static ImmutableArray<Finding> OfLint(PolicySet set, BoundSet bound) =>
        [.. bound.Lint.Where(static f => f.Diagnostic.Location is not null)
            .Select(f => new Finding(set.PathOf(f.Diagnostic.Location!.Path), f.Diagnostic, Repair.Of(f)))];

    /// <summary>Everything found in a manifest of a bound set.</summary>
    public static ImmutableArray<Finding> OfManifest(BoundSet bound, string path, ManifestDocument manifest) =>
        [.. manifest.Read(bound.ManifestVocabulary).Diagnostics.Where(static d => d.Location is not null).Select(d => new Finding(path, d, Repair.Of(d)))];
}
