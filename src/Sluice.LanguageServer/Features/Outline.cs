using System.Collections.Immutable;
using Sluice.Core.Binding.Names;
using Sluice.Core.Manifests.Yaml;
using Sluice.LanguageServer.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Features;

/// <summary>What is declared in a file, as a tree.</summary>
/// <param name="Name">The name.</param>
/// <param name="Detail">What it is, and its title.</param>
/// <param name="Kind">The kind of name; null for what has none, such as tests and fields.</param>
/// <param name="Span">All of it.</param>
/// <param name="Selection">Its name.</param>
/// <param name="Children">What is in it.</param>
internal sealed record Outline(
    string Name,
    string? Detail,
    NameKind? Kind,
    TextSpan Span,
    TextSpan Selection,
    ImmutableArray<Outline> Children
)
{
    /// <summary>The declarations of a policy file.</summary>
    public static ImmutableArray<Outline> Of(PolicyPage document) => [.. document.Tree.Root.Declarations.SelectMany(Of)];

    /// <summary>The transfers of a manifest with their datasets and fields.</summary>
    public static ImmutableArray<Outline> Of(ManifestDocument manifest) =>
        [.. YamlReader.Read(manifest.Source, new DiagnosticBag()).Select(static d => OfTransfer(d)).OfType<Outline>()];

    private static IEnumerable<Outline> Of(DeclarationSyntax declaration)
    {
        switch (declaration)
        {
            case TreeDeclarationSyntax { Entry: { } entry } tree:
                return Entry(
                    entry,
                    tree,
                    tree switch
                    {
                        PurposeDeclarationSyntax => NameKind.Purpose,
                        PartnerDeclarationSyntax => NameKind.Partner,
                        _ => NameKind.Category,
                    }
                );
            case RegionDeclarationSyntax d:
                return Named(d, d.Name, d.Title, NameKind.Region);
            case AttributeDeclarationSyntax d:
                return Named(d, d.Name, d.Title, NameKind.Attribute);
            case PopulationDeclarationSyntax { Name: { Span.Length: > 0 } name } d:
                return [new Outline(name.Text, Describe("population", d.Title), NameKind.Population, d.Span, name.Span, [])];
            case ConsentDeclarationSyntax d:
                return Named(d, d.Name, d.Title, NameKind.Consent);
            case AgreementDeclarationSyntax d:
                return Named(d, d.Name, d.Title, NameKind.Agreement);
            case FormDeclarationSyntax d:
                return d
                    .Names.Where(static n => !n.IsMissing)
                    .Select(static n => new Outline(n.Text, "form", NameKind.Form, n.Span, n.Span, []));
            case TechniqueDeclarationSyntax d:
                return Named(d, d.Name, d.Title, NameKind.Technique);
            case DutyDeclarationSyntax d:
                return Named(d, d.Name, d.Title, NameKind.Duty);
            case RuleDeclarationSyntax d:
                return Named(d, d.Name, d.Title, NameKind.Rule);
            case InvariantDeclarationSyntax d:
                return Named(d, d.Name, d.Title, NameKind.Invariant);
            case TestDeclarationSyntax { Description: { IsMissing: false, ValueText.Length: > 0 } description } d:
                return
                [
                    new Outline(
                        description.ValueText,
                        "test",
                        null,
                        d.Span,
                        description.Span,
                        [.. d.Clauses.OfType<CasesClauseSyntax>().SelectMany(static c => c.Cases).SelectMany(Row)]
                    ),
                ];
            default:
                return [];
        }
    }

    private static IEnumerable<Outline> Row(TestCaseSyntax row) =>
        row.Name is { IsMissing: false, ValueText.Length: > 0 } name
            ? [new Outline(name.ValueText, "case", null, row.Span, name.Span, [])]
            : [];

    private static IEnumerable<Outline> Named(DeclarationSyntax declaration, SyntaxToken name, SyntaxToken? title, NameKind kind) =>
        name.IsMissing ? [] : [new Outline(name.Text, Describe(NameKinds.NameOf(kind), title), kind, declaration.Span, name.Span, [])];

    private static IEnumerable<Outline> Entry(TreeEntrySyntax entry, SyntaxNode whole, NameKind kind) =>
        entry.Name.IsMissing
            ? []
            :
            [
                new Outline(
                    entry.Name.Text,
                    Describe(NameKinds.NameOf(kind), entry.Title),
                    kind,
                    whole.Span,
                    entry.Name.Span,
                    [.. entry.Children.SelectMany(c => Entry(c, c, kind))]
                ),
            ];

    private static string Describe(string kind, SyntaxToken? title) => title is { IsMissing: false } ? $"{kind}: {title.ValueText}" : kind;

    private static Outline? OfTransfer(YamlDocument document)
    {
        if (
            document.Root is not YamlMap map
            || map.Entries.ToArray().FirstOrDefault(static e => e.Key.Text == "transfer").Value is not YamlScalar { Text.Length: > 0 } name
        )
        {
            return null;
        }

        var datasets = map.Entries.ToArray().Where(static e => e.Key.Text == "datasets").SelectMany(static e => Maps(e.Value));
        return new Outline(
            name.Text,
            "transfer",
            null,
            map.Location.Span,
            Within(name, map),
            [
                .. datasets.Select(static d =>
                    Part(
                        d.Key,
                        d.Value,
                        "dataset",
                        Maps(d.Value)
                            .Where(static e => e.Key.Text == "fields")
                            .SelectMany(static e => Maps(e.Value))
                            .Select(static f => Part(f.Key, f.Value, "field", []))
                    )
                ),
            ]
        );
    }

    private static Outline Part(YamlScalar key, YamlNode value, string detail, IEnumerable<Outline> children) =>
        new(
            key.Text.Length == 0 ? detail : key.Text,
            detail,
            null,
            TextSpan.FromBounds(key.Location.Span.Start, Math.Max(value.Location.Span.End, key.Location.Span.End)),
            key.Location.Span,
            [.. children]
        );

    private static TextSpan Within(YamlScalar name, YamlMap map) =>
        name.Location.Span.Start >= map.Location.Span.Start && name.Location.Span.End <= map.Location.Span.End
            ? name.Location.Span
            : map.Location.Span;

    private static (YamlScalar Key, YamlNode Value)[] Maps(YamlNode node) => node is YamlMap map ? map.Entries.ToArray() : [];
}
