using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>A technique of de-identification and the form it yields.</summary>
public sealed class TechniqueSymbol(string name, string? title, SourceLocation location) : Symbol(name, title, location)
{
    /// <summary>The parameters, in the order written.</summary>
    public ImmutableArray<ParameterSymbol> Parameters { get; internal set; } = [];

    /// <summary>The <c>yields</c> clauses, in the order written: the first true one counts.</summary>
    public ImmutableArray<YieldsClause> Yields { get; internal set; } = [];
}
