namespace Sluice.Cli.Hosting;

/// <summary>What the process ends with. Pipelines rely on these numbers.</summary>
internal static class ExitCodes
{
    /// <summary>Everything is allowed, or the command did what it was asked.</summary>
    public const int Allowed = 0;

    /// <summary>At least one transfer is denied or undetermined.</summary>
    public const int Denied = 1;

    /// <summary>Wrong usage, or input that cannot be read.</summary>
    public const int Unreadable = 2;

    /// <summary>The policies have errors, so nothing is decided.</summary>
    public const int PolicyErrors = 3;

    /// <summary>Restricted only: allowed after filtering rows.</summary>
    public const int Restricted = 4;

    /// <summary>An accepted verdict differs.</summary>
    public const int SnapshotDiffers = 5;

    // From what matters most to what matters least.
    private static readonly int[] Precedence = [PolicyErrors, Unreadable, SnapshotDiffers, Denied, Restricted, Allowed];

    /// <summary>The one of two that goes first.</summary>
    public static int Worse(int one, int other) => Array.IndexOf(Precedence, one) <= Array.IndexOf(Precedence, other) ? one : other;
}
