using System.Collections.Immutable;
using Sluice.Core.Manifests.Yaml;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests;

/// <summary>Reads transfer manifests: YAML, JSON, several documents, JSON lines. Never throws on what a user wrote.</summary>
public static class ManifestReader
{
    /// <summary>
    /// Reads all transfers of a text and binds every name to the vocabulary. A transfer with an error is left out, and its errors are
    /// given.
    /// </summary>
    public static ManifestReadResult Read(SourceText source, Vocabulary vocabulary)
    {
        var diagnostics = new DiagnosticBag();
        var documents = YamlReader.Read(source, diagnostics);
        ManifestTextCheck.Check(source, documents, diagnostics);
        return Bind(source, documents, vocabulary, diagnostics);
    }

    /// <summary>Binds the documents of a text.</summary>
    internal static ManifestReadResult Bind(
        SourceText source,
        IReadOnlyList<YamlDocument> documents,
        Vocabulary vocabulary,
        DiagnosticBag diagnostics
    )
    {
        if (documents.Count == 0 && !diagnostics.HasErrors)
        {
            diagnostics.Add(
                Diagnostic
                    .Create(ManifestDiagnostics.NoTransfer, new SourceLocation(source, new TextSpan(0, 0)))
                    .WithHint("a manifest begins with `transfer: NAME`")
            );
        }

        var transfers = ImmutableArray.CreateBuilder<TransferManifest>();
        var names = documents.Count > 1 ? new Dictionary<string, SourceLocation>(StringComparer.Ordinal) : null;
        foreach (var document in documents)
        {
            var own = new DiagnosticBag();
            var manifest = new ManifestBinder(vocabulary, own).Bind(source, document);
            if (manifest is not null && names is not null && !names.TryAdd(manifest.Name.Value, manifest.Location))
            {
                own.Add(
                    Diagnostic
                        .Create(ManifestDiagnostics.DuplicateTransfer, manifest.Location, manifest.Name.Value)
                        .WithRelated(names[manifest.Name.Value], $"`{manifest.Name.Value}` stands here first")
                );
            }

            // A key that stands twice is found while reading; the document it stands in is not decided either.
            if (manifest is not null && !own.HasErrors && !document.HasErrors)
            {
                transfers.Add(manifest);
            }

            if (own.Count > 0 || document.Doubts is not null)
            {
                Report(document, own, diagnostics);
            }
        }

        return new ManifestReadResult(transfers.ToImmutable(), diagnostics.ToSorted());
    }

    // One mistake, one message: nothing more of a text that was refused, and no doubt about a value that is none.
    private static void Report(YamlDocument document, DiagnosticBag own, DiagnosticBag diagnostics)
    {
        diagnostics.AddRange((document.Doubts ?? []).Where(d => !own.HasErrorAt(d.Value)).Select(static d => d.Warning));
        diagnostics.AddRange(own, d => d.Location is not { } at || document.Refused?.Contains(at.Span) != true);
    }
}
