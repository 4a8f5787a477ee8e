using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests.Yaml;

/// <summary>A list.</summary>
internal sealed class YamlList(YamlText source, TextSpan span, ImmutableArray<YamlNode> items) : YamlNode(source, span)
{
    public ImmutableArray<YamlNode> Items { get; } = items;

    public override string Kind => "a list";
}
