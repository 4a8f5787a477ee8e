using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>A partner: a party that may receive data, with all partners below.</summary>
public sealed class PartnerSymbol(string name, string? title, SourceLocation location) : TreeSymbol(name, title, location)
{
    /// <summary>The ISO 3166 codes written on this very partner.</summary>
    public ImmutableArray<string> Countries { get; internal set; } = [];
}
