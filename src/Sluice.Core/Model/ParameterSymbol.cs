using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>A parameter of a technique or a duty.</summary>
public sealed class ParameterSymbol(string name, SourceLocation location, AttributeType type, int index) : Symbol(name, null, location)
{
    /// <summary>The type of its values.</summary>
    public AttributeType Type { get; } = type;

    /// <summary>The place in the list of parameters, from 0.</summary>
    public int Index { get; } = index;
}
