using System.Diagnostics;
using Microsoft.CodeAnalysis.Scripting;
using Sluice.Scripting.Facts;

namespace Sluice.Scripting.Compilation;

/// <summary>
/// Runs a compiled script on a thread of its own. One that does not end in time is left behind: no .NET thread can be stopped
/// from outside, but a background thread does not keep the process alive, and its result is never looked at. The process ends after it.
/// </summary>
internal sealed class FactScriptExecution
{
    // Long chains of LINQ calls nest deeply; the room costs nothing until it is used.
    private const int StackSize = 16 * 1024 * 1024;

    /// <summary>What the script gave.</summary>
    public object? Result { get; private set; }

    /// <summary>What it threw, or null.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether it ran out of time.</summary>
    public bool TimedOut { get; private set; }

    /// <summary>The line of the script that threw, 1-based; null when it is not known.</summary>
    public int? FailureLine { get; private set; }

    public static FactScriptExecution Run(ScriptRunner<object> runner, TransferFacts facts, string path, ScriptClock clock, TimeSpan limit)
    {
        object? result = null;
        Exception? failure = null;
        var thread = new Thread(Work, StackSize) { IsBackground = true, Name = "fact script" };
        thread.Start();

        // Only what the thread wrote before its end is read, so nothing is shared with one that still runs.
        return clock.Wait(thread.Join, limit)
            ? new FactScriptExecution
            {
                Result = result,
                Failure = failure,
                FailureLine = failure is null ? null : LineOf(failure, path),
            }
            : new FactScriptExecution { TimedOut = true };

        void Work()
        {
            try
            {
                // Scripts cannot await, so the task is done when it is handed out.
                result = runner(facts, CancellationToken.None).GetAwaiter().GetResult();
            }
            catch (Exception e)
            {
                failure = e;
            }
        }
    }

    private static int? LineOf(Exception failure, string path) =>
        new StackTrace(failure, fNeedFileInfo: true)
            .GetFrames()
            .FirstOrDefault(f => f.GetFileLineNumber() > 0 && string.Equals(f.GetFileName(), path, StringComparison.Ordinal))
            ?.GetFileLineNumber();
}
