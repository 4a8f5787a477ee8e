using System.Buffers;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests.Yaml;

/// <summary>
/// Looks for text that reads differently from how it looks. In a key or a name it is an error, for people approve what they see; in a
/// title, in the value of an attribute and in a comment it is a warning.
/// </summary>
internal sealed class ManifestTextCheck
{
    private static readonly SearchValues<char> Controls = SearchValues.Create([
        .. Enumerable.Range(0, ' ').Select(static c => (char)c).Except("\t\n\r"),
    ]);

    private readonly DiagnosticBag diagnostics;
    private readonly List<TextSpan> seen = [];

    private ManifestTextCheck(DiagnosticBag diagnostics) => this.diagnostics = diagnostics;

    /// <summary>A control character that neither YAML nor JSON lets stand in a text; null where there is none.</summary>
    public static Diagnostic? FindControl(SourceText source)
    {
        var at = source.Content.AsSpan().IndexOfAny(Controls);
        return at < 0
            ? null
            : Diagnostic.Create(
                ManifestDiagnostics.ControlCharacter,
                new SourceLocation(source, new TextSpan(at, 1)),
                InvisibleCharacters.Notation(source.Content[at])
            );
    }

    /// <summary>Looks at the documents of a text, and at what stands between their values.</summary>
    public static void Check(SourceText source, IReadOnlyList<YamlDocument> documents, DiagnosticBag diagnostics)
    {
        // Nearly every manifest has nothing but ASCII in it; escapes may stand for anything. Of a text with a control character nothing was
        // read.
        var content = source.Content;
        if ((TextInspection.IsPlain(content) && !content.Contains('\\', StringComparison.Ordinal)) || FindControl(source) is not null)
        {
            return;
        }

        var check = new ManifestTextCheck(diagnostics);
        foreach (var document in documents)
        {
            var errors = diagnostics.ErrorCount;
            check.Walk(document.Root, isName: true, depth: 0, document);
            document.HasErrors |= diagnostics.ErrorCount > errors;
        }

        check.LookBetween(source);
    }

    /// <summary>Whether nothing of it is to be reported.</summary>
    public static bool IsClean(YamlNode root)
    {
        var found = new DiagnosticBag();
        var document = new YamlDocument(root, default);
        new ManifestTextCheck(found).Walk(root, isName: true, depth: 0, document);
        return found.Count == 0 && document.Doubts is null;
    }

    private void Walk(YamlNode node, bool isName, int depth, YamlDocument document)
    {
        switch (node)
        {
            case YamlScalar scalar:
                Look(scalar, isName, document);
                break;
            case YamlList list:
                foreach (var item in list.Items)
                {
                    Walk(item, isName, depth + 1, document);
                }

                break;
            case YamlMap map:
                foreach (var (key, value) in map.Entries)
                {
                    Look(key, isName: true, document);
                    Walk(value, isName && !IsText(key.Text, depth), depth + 1, document);
                }

                break;
        }
    }

    // Whatever is not known to be a text is taken for a name.
    private static bool IsText(string key, int depth) => key is "attributes" or "technique" || (key == "title" && depth == 0);

    private void Look(YamlScalar scalar, bool isName, YamlDocument document)
    {
        if (TextInspection.IsPlain(scalar.Text))
        {
            return;
        }

        seen.Add(scalar.Span);
        if (isName && TextInspection.FindInName(scalar.Text) is { } odd)
        {
            (document.Refused ??= []).Add(scalar.Span);
            diagnostics.Add(Make(scalar, odd, ManifestDiagnostics.InvisibleInName, ManifestDiagnostics.MixedScriptsInName));
        }
        else if (!isName && TextInspection.FindInText(scalar.Text) is { } found)
        {
            (document.Doubts ??= []).Add(
                (scalar.Span, Make(scalar, found, ManifestDiagnostics.InvisibleCharacter, ManifestDiagnostics.MixedScripts))
            );
        }
    }

    private static Diagnostic Make(YamlScalar scalar, TextFinding found, DiagnosticDescriptor invisible, DiagnosticDescriptor mixed)
    {
        // Where the text stands as it is, without escapes, the place is that of the character.
        var written = scalar.Source.Content.AsSpan(scalar.Span.Start, scalar.Span.Length);
        var at = written.IndexOf(scalar.Text.AsSpan(found.Span.Start, found.Span.Length));
        var location =
            at < 0 ? scalar.Location : new SourceLocation(scalar.Source, new TextSpan(scalar.Span.Start + at, found.Span.Length));
        return Make(location, found, invisible, mixed);
    }

    // Comments, above all.
    private void LookBetween(SourceText source)
    {
        var content = source.Content;
        var next = 0;
        var start = content.StartsWith('\uFEFF') ? 1 : 0;
        foreach (var found in TextInspection.FindInLines(content, start, DiagnosticBag.ErrorLimit, IsBetween))
        {
            diagnostics.Add(
                Make(
                    new SourceLocation(source, found.Span),
                    found,
                    ManifestDiagnostics.InvisibleCharacter,
                    ManifestDiagnostics.MixedScripts
                )
            );
        }

        // Values come in the order of the text, and so do findings.
        bool IsBetween(TextFinding found)
        {
            while (next < seen.Count && seen[next].End <= found.Span.Start)
            {
                next++;
            }

            return next == seen.Count || found.Span.End <= seen[next].Start;
        }
    }

    private static Diagnostic Make(
        SourceLocation location,
        TextFinding found,
        DiagnosticDescriptor invisible,
        DiagnosticDescriptor mixed
    ) =>
        found.Invisible is { } character
            ? Diagnostic.Create(invisible, location, character)
            : Diagnostic.Create(mixed, location, found.One, found.Other);
}
