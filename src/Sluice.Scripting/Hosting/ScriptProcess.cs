using System.Diagnostics;
using Sluice.Scripting.Compilation;

namespace Sluice.Scripting.Hosting;

/// <summary>One process that runs scripts, as its parent sees it.</summary>
internal sealed class ScriptProcess
{
    // For all of what .NET manages in that process, the compiler included.
    private const string HeapLimit = "0x20000000";

    // What .NET itself needs to be found and to start; nothing else of the environment is the script's business.
    private static readonly string[] Kept =
    [
        "DOTNET_ROOT",
        "DOTNET_ROOT_X64",
        "DOTNET_ROOT_ARM64",
        "DOTNET_ROLL_FORWARD",
        "LD_LIBRARY_PATH",
        "SystemRoot",
        "TMPDIR",
        "TMP",
        "TEMP",
    ];

    private readonly Process process;
    private readonly Task<string> complaint;
    private volatile bool timedOut;

    private ScriptProcess(Process process)
    {
        this.process = process;
        complaint = Task.Run(() => Beginning(process.StandardError));
    }

    /// <summary>How many scripts were sent to it.</summary>
    public int Sent { get; private set; }

    /// <summary>Starts one; null when that cannot be.</summary>
    /// <param name="command">What to start, with its arguments.</param>
    /// <param name="limit">How much time it may take until it is ready.</param>
    public static ScriptProcess? Start(IReadOnlyList<string> command, TimeSpan limit)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,

            // What the system leaves behind of a process that crashed shall not lie among the user's files.
            WorkingDirectory = Path.GetPathRoot(AppContext.BaseDirectory),
        };
        var kept = Kept.Select(n => (Name: n, Value: start.Environment.TryGetValue(n, out var value) ? value : null)).ToArray();
        start.Environment.Clear();
        foreach (var (name, value) in kept.Where(static k => !string.IsNullOrEmpty(k.Value)))
        {
            start.Environment[name] = value;
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        try
        {
            if (Process.Start(start) is not { } process)
            {
                return null;
            }

            var started = new ScriptProcess(process);
            return started.Receive(limit) is null ? started.Ended() : started;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Sends a request and waits for the answer; null when the process ended, or did not answer in time and was ended.</summary>
    public MessageReader? Ask(MessageWriter request, TimeSpan limit, out bool late)
    {
        Sent++;
        late = false;
        try
        {
            request.SendTo(process.StandardInput.BaseStream);
        }
        catch (IOException)
        {
            return null;
        }

        var answer = Receive(limit);
        late = answer is null && timedOut;
        return answer;
    }

    /// <summary>Whether it said, at its end, that there was no memory left.</summary>
    public bool RanOutOfMemory() =>
        complaint.Result.Contains("OutOfMemory", StringComparison.Ordinal)
        || complaint.Result.Contains("Out of memory", StringComparison.Ordinal);

    /// <summary>Ends it.</summary>
    /// <returns>Null, for there is none any more.</returns>
    public ScriptProcess? Ended()
    {
        Kill();
        process.WaitForExit();
        return null;
    }

    private MessageReader? Receive(TimeSpan limit)
    {
        // Reading from a pipe cannot be given up on every system; when the other side is gone, it ends.
        using var answered = new ManualResetEventSlim();
        var guard = new Thread(Guard) { IsBackground = true, Name = "limit of fact scripts" };
        guard.Start();
        try
        {
            return MessageReader.ReceiveFrom(process.StandardOutput.BaseStream);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return null;
        }
        finally
        {
            answered.Set();
            guard.Join();
        }

        void Guard()
        {
            if (!ScriptClock.Of(process).Wait(answered.Wait, limit))
            {
                timedOut = true;
                Kill();
            }
        }
    }

    private void Kill()
    {
        try
        {
            process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended by itself.
        }
    }

    // A stack that overflowed is told in thousands of lines; all of them have to be taken, or it would wait.
    private static string Beginning(StreamReader from)
    {
        var start = new char[4096];
        var length = from.ReadBlock(start);
        from.BaseStream.CopyTo(Stream.Null);
        return new string(start, 0, length);
    }
}
