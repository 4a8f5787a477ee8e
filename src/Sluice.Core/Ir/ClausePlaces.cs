using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Sluice.Syntax.Text;

namespace Sluice.Core.Ir;

/// <summary>Where the clauses of a rule stand, by keyword. A rule has a handful of them: a row of spans is smaller than any dictionary.</summary>
public sealed class ClausePlaces
{
    private readonly SourceText? source;
    private readonly ImmutableArray<(string Keyword, TextSpan Span)> places;

    /// <summary>Keeps the places.</summary>
    /// <param name="source">The file that all of them are in.</param>
    /// <param name="places">The spans by keyword; each keyword once.</param>
    public ClausePlaces(SourceText source, ImmutableArray<(string Keyword, TextSpan Span)> places)
    {
        this.source = source;
        this.places = places;
    }

    private ClausePlaces() => places = [];

    /// <summary>No clause.</summary>
    public static ClausePlaces None { get; } = new();

    /// <summary>The file that all of them are in; null for no clause.</summary>
    public SourceText? Source => source;

    /// <summary>All of them, in the order written.</summary>
    public ImmutableArray<(string Keyword, TextSpan Span)> All => places;

    /// <summary>The place of the clause with that keyword.</summary>
    public bool TryGetValue(string keyword, [NotNullWhen(true)] out SourceLocation? location)
    {
        foreach (var (known, span) in places)
        {
            if (string.Equals(known, keyword, StringComparison.Ordinal))
            {
                location = new SourceLocation(source!, span);
                return true;
            }
        }

        location = null;
        return false;
    }
}
