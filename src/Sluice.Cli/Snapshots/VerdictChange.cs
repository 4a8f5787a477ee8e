using Sluice.Core.Model;

namespace Sluice.Cli.Snapshots;

/// <summary>
/// From which verdict to which something came. Those that let out more come first, and of these the ones that changed most.
/// </summary>
/// <param name="Before">The accepted verdict; null where nothing was accepted.</param>
/// <param name="Now">The verdict now; null where nothing is decided any more.</param>
internal readonly record struct VerdictChange(Verdict? Before, Verdict? Now) : IComparable<VerdictChange>
{
    /// <summary>The days on which it changed so, as accepted verdicts write them; empty where it did so on all.</summary>
    public string Days { get; init; } = "";

    /// <summary>Whether more may leave than was accepted.</summary>
    public bool IsLooser => Level(Now) < Level(Before);

    /// <summary>Whether less may leave than was accepted.</summary>
    public bool IsStricter => Level(Now) > Level(Before);

    /// <summary>As a heading: <c>restrict → deny</c>.</summary>
    public string Heading => Days.Length == 0 ? Words : $"{Words} on {Days}";

    private string Words =>
        (Before, Now) switch
        {
            (null, { } now) => $"new, {Verdicts.NameOf(now)}",
            ({ } before, null) => $"gone, was {Verdicts.NameOf(before)}",
            ({ } before, { } now) when before == now => $"still {Verdicts.NameOf(now)}, but differently",
            ({ } before, { } now) => $"{Verdicts.NameOf(before)} → {Verdicts.NameOf(now)}",
            _ => "",
        };

    /// <summary>In a count of several: <c>restrict to deny</c>.</summary>
    public string Counted =>
        (Before, Now) switch
        {
            (null, { } now) => $"new ({Verdicts.NameOf(now)})",
            ({ } before, null) => $"gone ({Verdicts.NameOf(before)})",
            ({ } before, { } now) => $"{Verdicts.NameOf(before)} to {Verdicts.NameOf(now)}{(Days.Length == 0 ? "" : " on some days")}",
            _ => "",
        };

    /// <inheritdoc/>
    public int CompareTo(VerdictChange other)
    {
        var order = Order().CompareTo(other.Order());
        return order != 0 ? order : string.CompareOrdinal(Days, other.Days);
    }

    private (int Kind, int Before, int Now) Order() =>
        (
            IsLooser ? 0
            : IsStricter ? 1
            : 2,
            -(int)(Before ?? (Verdict)(-1)),
            (int)(Now ?? (Verdict)9)
        );

    // What is not there lets nothing out.
    private static Verdict Level(Verdict? verdict) => verdict ?? Verdict.Deny;
}
