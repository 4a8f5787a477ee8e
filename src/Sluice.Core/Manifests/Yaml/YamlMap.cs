using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests.Yaml;

/// <summary>A map; its keys are unique.</summary>
internal sealed class YamlMap(SourceText source, TextSpan span, ImmutableArray<(YamlScalar Key, YamlNode Value)> entries) : YamlNode(source, span)
{
    public ImmutableArray<(YamlScalar Key, YamlNode Value)> Entries { get; } = entries;

    public override string Kind => "a map";
}
