using Sluice.Core.Manifests.Yaml;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests;

/// <summary>
/// Reads lines of JSON, each a transfer: the same as <see cref="ManifestReader.Read"/> gives for each line alone, sooner. What reading
/// takes is used again for the next line.
/// </summary>
/// <param name="vocabulary">What the names are bound to.</param>
/// <remarks>Not for several threads at once.</remarks>
public sealed class ManifestLineReader(Vocabulary vocabulary)
{
    private readonly JsonLineReader reader = new();
    private DiagnosticBag own = new();
    private ManifestBinder? binder;

    /// <summary>Reads one line.</summary>
    public ManifestReadResult Read(SourceText line)
    {
        if (reader.Read(line) is not { } document)
        {
            return ManifestReader.Read(line, vocabulary);
        }

        binder ??= new ManifestBinder(vocabulary, own);
        if (binder.Bind(line, document) is { } manifest && own.Count == 0)
        {
            return new ManifestReadResult([manifest], []);
        }

        // The reports of a line must not stand with the next; it is bound once more where all are judged alike.
        own = new DiagnosticBag();
        binder = null;
        return ManifestReader.Bind(line, [document], vocabulary, new DiagnosticBag());
    }
}
