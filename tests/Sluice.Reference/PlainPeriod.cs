namespace Sluice.Reference;

/// <summary>from, until (excluded) or through (included), as written.</summary>
public sealed record PlainPeriod(DateOnly? From, DateOnly? Until, DateOnly? Through)
{
    /// <summary>No bound written.</summary>
    public static readonly PlainPeriod Always = new(null, null, null);

    /// <summary>Whether any bound is written.</summary>
    public bool IsBounded => From is not null || Until is not null || Through is not null;

    /// <summary>The days on which something changes.</summary>
    public IEnumerable<DateOnly> Changes()
    {
        // "`from D` includes the day, `until D` excludes it, `through D` includes it."
        if (From is { } from)
        {
            yield return from;
        }

        if (Until is { } until)
        {
            yield return until;
        }

        if (Through is { } through)
        {
            yield return through.AddDays(1);
        }
    }

    /// <summary>Whether the day lies within.</summary>
    public bool Contains(DateOnly day)
    {
        // "`from D` includes the day, `until D` excludes it, `through D` includes it."
        return (From is not { } from || day >= from)
            && (Until is not { } until || day < until)
            && (Through is not { } through || day <= through);
    }
}
