using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>A duty (obligation) that comes with a transfer.</summary>
public sealed class DutySymbol(string name, string? title, SourceLocation location) : Symbol(name, title, location)
{
    /// <summary>The parameters, in the order written.</summary>
    public ImmutableArray<ParameterSymbol> Parameters { get; internal set; } = [];
}
