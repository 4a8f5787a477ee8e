using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>A named set of countries.</summary>
public sealed class RegionSymbol(string name, string? title, SourceLocation location) : Symbol(name, title, location)
{
    /// <summary>The ISO 3166 codes in it, regions inside it resolved; sorted, without duplicates.</summary>
    public ImmutableArray<string> Countries { get; internal set; } = [];
}
