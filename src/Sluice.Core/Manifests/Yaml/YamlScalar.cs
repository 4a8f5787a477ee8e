using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests.Yaml;

/// <summary>A single value. Only a plain one (without quotes) can be a number, a boolean or null.</summary>
internal sealed class YamlScalar(YamlText source, TextSpan span, string text, bool plain) : YamlNode(source, span)
{
    public string Text { get; private set; } = text;

    public bool IsPlain { get; private set; } = plain;

    /// <summary>Nothing, as the core schema of YAML 1.2 writes it.</summary>
    public bool IsNull => IsPlain && Text is ("" or "~" or "null" or "Null" or "NULL");

    public override string Kind => IsNull ? "nothing" : "a single value";

    /// <summary>Makes it another value; see <see cref="LineNodes"/>.</summary>
    internal void Become(TextSpan place, string value, bool isPlain)
    {
        MoveTo(place);
        Text = value;
        IsPlain = isPlain;
    }
}
