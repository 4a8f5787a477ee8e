using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests.Yaml;

/// <summary>A part of a YAML or JSON text, with its place.</summary>
internal abstract class YamlNode(YamlText text, TextSpan span)
{
    private SourceLocation? location;

    /// <summary>The text.</summary>
    public SourceText Source => text.Source;

    /// <summary>The part of the text it takes up.</summary>
    public TextSpan Span { get; private set; } = span;

    /// <summary>Made when asked for: few keys and values ever are.</summary>
    public SourceLocation Location => location ??= new SourceLocation(Source, Span);

    /// <summary>What it is, for messages.</summary>
    public abstract string Kind { get; }

    /// <summary>Makes it stand for another part; see <see cref="LineNodes"/>.</summary>
    protected void MoveTo(TextSpan place)
    {
        Span = place;
        location = null;
    }
}
