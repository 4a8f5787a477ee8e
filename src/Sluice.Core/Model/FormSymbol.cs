using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>A form of data: how far it is from the person it is about.</summary>
public sealed class FormSymbol(string name, SourceLocation location, int rank) : Symbol(name, null, location)
{
    /// <summary>The place in the order, 0 for the weakest.</summary>
    public int Rank { get; } = rank;
}
