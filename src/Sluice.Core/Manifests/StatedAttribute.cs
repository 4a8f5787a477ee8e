using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests;

/// <summary>An attribute with the value stated for it, and where.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Value">Its value.</param>
/// <param name="Source">The text it is stated in.</param>
/// <param name="Span">The part of that text.</param>
public readonly record struct StatedAttribute(AttributeSymbol Attribute, Value Value, SourceText Source, TextSpan Span)
{
    /// <summary>One that is stated at a place.</summary>
    public StatedAttribute(AttributeSymbol attribute, Value value, SourceLocation location)
        : this(attribute, value, location.Source, location.Span) { }

    /// <summary>Where it is stated.</summary>
    public SourceLocation Location => new(Source, Span);
}
