using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>
/// Where the clauses of a rule stand, by keyword. A rule has a handful of them: a row of spans is smaller than any dictionary.
/// </summary>
public sealed class ClausePlaces
{
    private readonly IClauses? kept;
    private readonly int number;
    private SourceText? source;
    private ImmutableArray<(string Keyword, TextSpan Span)> places;

    /// <summary>Keeps the places.</summary>
    /// <param name="source">The file that all of them are in.</param>
    /// <param name="places">The spans by keyword; each keyword once.</param>
    public ClausePlaces(SourceText source, ImmutableArray<(string Keyword, TextSpan Span)> places)
    {
        this.source = source;
        this.places = places;
    }

    /// <summary>Places that are looked up when they are first asked for: deciding does not need them.</summary>
    internal ClausePlaces(IClauses kept, int number)
    {
        this.kept = kept;
        this.number = number;
    }

    private ClausePlaces() => places = [];

    /// <summary>No clause.</summary>
    public static ClausePlaces None { get; } = new();

    /// <summary>The file that all of them are in; null for no clause.</summary>
    public SourceText? Source => All.IsEmpty ? null : source;

    /// <summary>All of them, in the order written.</summary>
    public ImmutableArray<(string Keyword, TextSpan Span)> All
    {
        get
        {
            if (places.IsDefault)
            {
                // The places come last: another thread that sees them must see their file.
                var (file, found) = kept!.ClausesOf(number);
                Volatile.Write(ref source, file);
                ImmutableInterlocked.InterlockedInitialize(ref places, found);
            }

            return places;
        }
    }

    /// <summary>The place of the clause with that keyword.</summary>
    public bool TryGetValue(string keyword, [NotNullWhen(true)] out SourceLocation? location)
    {
        foreach (var (known, span) in All)
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
