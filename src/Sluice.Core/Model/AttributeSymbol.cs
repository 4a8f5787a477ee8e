using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>A declared fact: of the transfer (<c>attribute</c>) or of each person (<c>subject attribute</c>).</summary>
public sealed class AttributeSymbol(string name, string? title, SourceLocation location, AttributeType type, bool ofSubject, string? script)
    : Symbol(name, title, location)
{
    /// <summary>The type of its values.</summary>
    public AttributeType Type { get; } = type;

    /// <summary>Whether it is a fact of each person, read from a column.</summary>
    public bool OfSubject { get; } = ofSubject;

    /// <summary>The path of the C# script that computes it, relative to the declaring file; null when the manifest states it.</summary>
    public string? Script { get; } = script;

    /// <summary>The dense number among all attributes of the policy set, from 0.</summary>
    public int Id { get; internal set; }
}
