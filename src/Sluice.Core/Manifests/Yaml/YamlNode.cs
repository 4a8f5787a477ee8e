using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests.Yaml;

/// <summary>A part of a YAML or JSON text, with its place.</summary>
internal abstract class YamlNode(SourceText source, TextSpan span)
{
    private SourceLocation? location;

    /// <summary>Made when asked for: few keys and values ever are.</summary>
    public SourceLocation Location => location ??= new SourceLocation(source, span);

    /// <summary>What it is, for messages.</summary>
    public abstract string Kind { get; }
}
