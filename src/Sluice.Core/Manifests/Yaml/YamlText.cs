using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests.Yaml;

/// <summary>The text that nodes stand in: one for all of them, so that none has to be told of the next line.</summary>
internal sealed class YamlText(SourceText source)
{
    /// <summary>The text; where lines are read one after the other, the line at hand.</summary>
    public SourceText Source { get; set; } = source;
}
