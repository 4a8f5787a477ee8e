namespace Sluice.Records.Engines.Submitting;

/// <summary>A client that runs, with whatever it starts itself: all of them can be told to end. Its standard input is empty.</summary>
internal abstract class ClientProcess
{
    /// <summary>What it prints; the reader closes it.</summary>
    public abstract Stream Output { get; }

    /// <summary>What it writes to standard error; the reader closes it.</summary>
    public abstract Stream Error { get; }

    /// <summary>Its exit code; null while it runs, and negative where it was ended by a signal or the code is not known.</summary>
    public abstract int? ExitCode { get; }

    /// <summary>Whether anything that it started is still there, itself included.</summary>
    public abstract bool IsThere { get; }

    /// <summary>Tells it and all it has started to end.</summary>
    /// <param name="step">How urgently.</param>
    public abstract void End(EndingStep step);

    /// <summary>Starts one; null where there is no such program, or it may not be run.</summary>
    /// <param name="command">The program and its arguments.</param>
    public static ClientProcess? Start(IReadOnlyList<string> command) =>
        OperatingSystem.IsWindows() ? WindowsProcess.Open(command) : SessionProcess.Open(command);
}
