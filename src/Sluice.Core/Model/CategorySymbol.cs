using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>A data category: a kind of personal data, with all below it.</summary>
public sealed class CategorySymbol(string name, string? title, SourceLocation location) : TreeSymbol(name, title, location)
{
    /// <summary>How many different values the data can have, as written on this very name; null when not written.</summary>
    public decimal? Domain { get; internal set; }

    /// <summary>The categories this one is made of (<c>from a, b</c>); empty for data that is not derived.</summary>
    public ImmutableArray<CategorySymbol> Sources { get; internal set; } = [];
}
