using System.Diagnostics;

namespace Sluice.Scripting.Compilation;

/// <summary>
/// What the limits of scripts are measured by. A process that does nothing but run scripts counts the time that processors spent on it, so
/// that a busy machine refuses no script that a quiet one runs. Where other work shares the process its time cannot be told apart: there
/// elapsed time is measured.
/// </summary>
internal sealed class ScriptClock
{
    /// <summary>
    /// How many times a limit may pass on the wall before what waits for a processor, or for nothing at all, is given up.
    /// </summary>
    public const int Patience = 20;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly Func<TimeSpan>? spent;

    private ScriptClock(Func<TimeSpan>? spent) => this.spent = spent;

    /// <summary>Of a process that runs scripts and nothing else.</summary>
    public static ScriptClock OfThisProcess { get; } = new(static () => Environment.CpuUsage.TotalTime);

    /// <summary>Of a process that does other work too.</summary>
    public static ScriptClock OnTheWall { get; } = new(null);

    /// <summary>Of another process; when it has ended, no more time is spent on it.</summary>
    public static ScriptClock Of(Process process) => new(() => TimeOf(process));

    /// <summary>Waits until something is done, or has spent what it may.</summary>
    /// <param name="done">Waits as long as it is told, and says whether it is done.</param>
    /// <param name="limit">How much time may be spent on it.</param>
    /// <returns>Whether it was done within the limit.</returns>
    public bool Wait(Func<TimeSpan, bool> done, TimeSpan limit)
    {
        if (spent is null)
        {
            return done(limit * Patience);
        }

        var (start, wall) = (spent(), Stopwatch.StartNew());
        while (!done(Tick))
        {
            if (spent() - start > limit || wall.Elapsed > limit * Patience)
            {
                return false;
            }
        }

        return true;
    }

    private static TimeSpan TimeOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
        catch (Exception e) when (e is InvalidOperationException or NotSupportedException or System.ComponentModel.Win32Exception)
        {
            return TimeSpan.MaxValue / 2;
        }
    }
}
