using System.Collections.Immutable;
using Sluice.LanguageServer.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.LanguageServer.Features;

/// <summary>A diagnostic in a file of the workspace, with what can be done about it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Diagnostic">What was found.</param>
/// <param name="DiagnosticFix">What can be done; null for nothing of its own.</param>
internal sealed record WorkspaceDiagnostic(string Path, Diagnostic Diagnostic, DiagnosticFix? DiagnosticFix)
{
    /// <summary>Everything the compiler finds in a bound set and in its manifests.</summary>
    public static ImmutableArray<WorkspaceDiagnostic> Of(PolicySetSnapshot set, PolicySetAnalysis bound) =>
        [.. OfPolicies(set, bound), .. set.Manifests.SelectMany(m => OfManifest(bound, m.Key, m.Value))];

    /// <summary>What the compiler finds in the policy files of a bound set.</summary>
    public static ImmutableArray<WorkspaceDiagnostic> OfPolicies(PolicySetSnapshot set, PolicySetAnalysis bound) =>
        [
            .. bound
                .Diagnostics.Where(static d => d.Location is not null)
                .Select(d => new WorkspaceDiagnostic(set.PathOf(d.Location!.Path), d, DiagnosticFix.Of(d))),
        ];

    /// <summary>What parsing alone finds in a policy file: known before anything is bound.</summary>
    public static ImmutableArray<WorkspaceDiagnostic> OfSyntax(string path, PolicyPage document) =>
        [
            .. document
                .Tree.Diagnostics.Where(static d => d.Location is not null)
                .Select(d => new WorkspaceDiagnostic(path, d, DiagnosticFix.Of(d))),
        ];

    /// <summary>What the lint rules find in a bound set; nothing while there are errors.</summary>
    public static ImmutableArray<WorkspaceDiagnostic> OfLint(PolicySetSnapshot set, PolicySetAnalysis bound) =>
        [
            .. bound
                .Lint.Where(static f => f.Diagnostic.Location is not null)
                .Select(f => new WorkspaceDiagnostic(set.PathOf(f.Diagnostic.Location!.Path), f.Diagnostic, DiagnosticFix.Of(f))),
        ];

    /// <summary>Everything found in a manifest of a bound set.</summary>
    public static ImmutableArray<WorkspaceDiagnostic> OfManifest(PolicySetAnalysis bound, string path, ManifestDocument manifest) =>
        [
            .. manifest
                .Read(bound.ManifestVocabulary)
                .Diagnostics.Where(static d => d.Location is not null)
                .Select(d => new WorkspaceDiagnostic(path, d, DiagnosticFix.Of(d))),
        ];
}
