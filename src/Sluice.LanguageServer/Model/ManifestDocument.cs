using Sluice.Core.Binding.Names;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.LanguageServer.Names;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Model;

/// <summary>A manifest as it is now; made anew when its text changes and never otherwise.</summary>
internal sealed class ManifestDocument(SourceText source)
{
    private readonly Lazy<FileNames> names = new(() => ManifestNames.Of(source));
    private Reading? last;

    public SourceText Source { get; } = source;

    public FileNames Names => names.Value;

    /// <summary>Reads it, unless it was read with these names last.</summary>
    public ManifestReadResult Read(Vocabulary vocabulary)
    {
        if (last is not { } known || !ReferenceEquals(known.Vocabulary, vocabulary))
        {
            last = known = new Reading(vocabulary, ManifestReader.Read(Source, vocabulary));
        }

        return known.Result;
    }

    private sealed record Reading(Vocabulary Vocabulary, ManifestReadResult Result);
}
