using System.Collections.Immutable;
using Sluice.Core.Binding;
using Sluice.Core.Binding.Names;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Model;

/// <summary>A policy set with its manifests at one moment. Never changes: an edit makes a new one that shares everything else.</summary>
/// <param name="Root">The folder.</param>
/// <param name="Documents">The policy files, by their path relative to the folder; those outside that are used are among them.</param>
/// <param name="Manifests">The manifests, by their path.</param>
/// <param name="Files">The other files, for fact scripts.</param>
internal sealed record PolicySetSnapshot(
    string Root,
    ImmutableSortedDictionary<string, PolicyPage> Documents,
    ImmutableSortedDictionary<string, ManifestDocument> Manifests,
    IWorkspaceFiles Files
) : IParsedPolicyFiles
{
    private PolicySetAnalysis? model;
    private SemanticModel? semantics;

    // A set with other files, or bound anew, computes anew what it has computed from them.
    private PolicySetSnapshot(PolicySetSnapshot other)
    {
        (Root, Documents, Manifests, Files) = other;
        Bound = other.Bound;
    }

    public static PolicySetSnapshot Empty(string root, IWorkspaceFiles files) =>
        new(
            root,
            ImmutableSortedDictionary.Create<string, PolicyPage>(StringComparer.Ordinal),
            ImmutableSortedDictionary.Create<string, ManifestDocument>(StringComparer.Ordinal),
            files
        );

    /// <summary>What was bound last, perhaps of the files as they were a moment ago; null before the first time.</summary>
    public PolicySetAnalysis? Bound { get; init; }

    /// <summary>What is bound, now if it never was.</summary>
    public PolicySetAnalysis Model => model ??= Bound ?? Bind();

    /// <summary>What the names in the policy files mean: their places as they are now, their symbols as they were bound last.</summary>
    public SemanticModel Semantics =>
        semantics ??= new SemanticModel(
            [.. Documents.Values.Select(static d => d.Tree)],
            () => Model.Vocabulary,
            t => Documents[t.Source.Path].Names
        );

    public PolicyPage? Document(string path) => Documents.GetValueOrDefault(FilePath.Relative(Root, path));

    public string PathOf(string relative) => FilePath.Absolute(Root, relative);

    /// <summary>Binds the files as they are in this set, unless those that were bound last are the same.</summary>
    public PolicySetAnalysis Bind() => Bound is { } before && before.IsOf(this) ? before : new PolicySetAnalysis(this, Bound);

    /// <summary>
    /// The set with another text of a policy file; null takes the file away. A document of before that has this text is taken over.
    /// </summary>
    public PolicySetSnapshot With(string path, string? text, PolicySetSnapshot? before = null)
    {
        var relative = FilePath.Relative(Root, path);
        return this with
        {
            Documents = text is null
                ? Documents.Remove(relative)
                : Documents.SetItem(
                    relative,
                    before?.Documents.GetValueOrDefault(relative) is { } same && same.Source.Content == text
                        ? same
                        : new PolicyPage(new SourceText(relative, text))
                ),
        };
    }

    /// <summary>
    /// The set with another text of a manifest; null takes the file away. A document of before that has this text is taken over.
    /// </summary>
    public PolicySetSnapshot WithManifest(string path, string? text, PolicySetSnapshot? before = null) =>
        this with
        {
            Manifests = text is null
                ? Manifests.Remove(path)
                : Manifests.SetItem(
                    path,
                    before?.Manifests.GetValueOrDefault(path) is { } same && same.Source.Content == text
                        ? same
                        : new ManifestDocument(new SourceText(path, text))
                ),
        };

    /// <summary>Whether a file is part of the set.</summary>
    public bool Contains(string path) => Manifests.ContainsKey(path) || Document(path) is not null;

    /// <summary>Whether the files are those of another set, none of them with another text.</summary>
    public bool HasFilesOf(PolicySetSnapshot? other) =>
        other is not null && Documents.SequenceEqual(other.Documents) && Manifests.SequenceEqual(other.Manifests);

    /// <summary>The files that are used but not there yet, as paths.</summary>
    public IEnumerable<string> MissingUses() =>
        Documents
            .SelectMany(static d => d.Value.Tree.Root.Declarations.OfType<UseDirectiveSyntax>().Select(u => (From: d.Key, u.Path)))
            .Where(static u => u.Path is { IsMissing: false, ValueText.Length: > 0 })
            .Select(u => FilePath.Absolute(Root, FilePath.Absolute(FilePath.Folder(u.From), u.Path!.ValueText)))
            .Where(p => Document(p) is null)
            .Distinct(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<string> List() => [.. Documents.Keys.Where(static k => !k.StartsWith("../", StringComparison.Ordinal))];

    /// <inheritdoc/>
    public SourceText? Read(string path, out Diagnostic? problem)
    {
        problem = null;
        return Documents.GetValueOrDefault(path)?.Source;
    }

    /// <inheritdoc/>
    public byte[]? ReadBytes(string path) => Files.Read(PathOf(path));

    /// <inheritdoc/>
    public SyntaxTree? TreeOf(SourceText source) =>
        Documents.GetValueOrDefault(source.Path) is { } document && document.Source == source ? document.Tree : null;

    /// <summary>All places of names in policy files and manifests that fit, in the order of the paths.</summary>
    public IEnumerable<(string Path, SourceText Source, NameUse Use)> Uses(Func<NameUse, bool> fits)
    {
        foreach (var (source, use) in Semantics.Uses(fits))
        {
            yield return (PathOf(source.Path), source, use);
        }

        foreach (var (path, manifest) in Manifests)
        {
            foreach (var use in manifest.Names.Uses)
            {
                if (fits(use))
                {
                    yield return (path, manifest.Source, use);
                }
            }
        }
    }
}
