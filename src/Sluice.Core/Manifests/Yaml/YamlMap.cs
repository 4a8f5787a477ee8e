using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests.Yaml;

/// <summary>A map; its keys are unique.</summary>
internal sealed class YamlMap(YamlText source, TextSpan span, ReadOnlySpan<(YamlScalar Key, YamlNode Value)> entries)
    : YamlNode(source, span)
{
    private (YamlScalar Key, YamlNode Value)[] entries = entries.ToArray();
    private int count = entries.Length;

    public ReadOnlySpan<(YamlScalar Key, YamlNode Value)> Entries => entries.AsSpan(0, count);

    public override string Kind => "a map";

    /// <summary>Makes it another map; see <see cref="LineNodes"/>.</summary>
    internal void Become(TextSpan place, ReadOnlySpan<(YamlScalar Key, YamlNode Value)> own)
    {
        MoveTo(place);
        if (own.Length > entries.Length)
        {
            entries = new (YamlScalar Key, YamlNode Value)[own.Length];
        }

        own.CopyTo(entries);
        count = own.Length;
    }
}
