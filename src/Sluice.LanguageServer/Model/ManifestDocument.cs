using Sluice.LanguageServer.Names;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Model;

/// <summary>A manifest as it is now.</summary>
internal sealed class ManifestDocument(SourceText source)
{
    private readonly Lazy<FileNames> names = new(() => ManifestNames.Of(source));

    public SourceText Source { get; } = source;

    public FileNames Names => names.Value;
}
