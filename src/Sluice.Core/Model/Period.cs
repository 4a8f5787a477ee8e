using System.Globalization;

namespace Sluice.Core.Model;

/// <summary>A half-open range of days.</summary>
/// <param name="From">The first day; null for without beginning.</param>
/// <param name="Until">The first day after; null for without end.</param>
public sealed record Period(DateOnly? From, DateOnly? Until)
{
    /// <summary>The period that every day lies in.</summary>
    public static Period Always { get; } = new(null, null);

    /// <summary>Whether nothing limits it.</summary>
    public bool IsAlways => From is null && Until is null;

    /// <summary>Whether no day lies in it.</summary>
    public bool IsEmpty => From is { } from && Until is { } until && from >= until;

    /// <summary>Whether the day lies in it.</summary>
    public bool Contains(DateOnly day) => !(From > day) && !(Until <= day);

    /// <summary>The days on which membership changes.</summary>
    public IEnumerable<DateOnly> Changes()
    {
        if (From is { } from)
        {
            yield return from;
        }

        if (Until is { } until)
        {
            yield return until;
        }
    }

    /// <summary>The period in words of the language, for example <c>from 2024-05-22</c>.</summary>
    public override string ToString()
    {
        var from = From is { } f ? "from " + f.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
        var until = Until is { } u ? "until " + u.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
        return from.Length > 0 && until.Length > 0 ? from + " " + until : from + until;
    }
}
