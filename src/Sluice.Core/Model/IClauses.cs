using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>The places of the clauses of rules, by a number of each rule.</summary>
internal interface IClauses
{
    /// <summary>The places of a rule's clauses, and the file that all of them are in; null for no clause.</summary>
    (SourceText? Source, ImmutableArray<(string Keyword, TextSpan Span)> Places) ClausesOf(int number);
}
