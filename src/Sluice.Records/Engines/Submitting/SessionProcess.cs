using System.Collections;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Sluice.Records.Engines.Submitting;

/// <summary>
/// A client in a session of its own, so that it and all it starts are one group that signals reach together, and no signal reaches it past
/// this process: the runtime has no API for this. Without a terminal a client that would ask for a password ends with an error instead of
/// waiting for ever.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed unsafe partial class SessionProcess : ClientProcess
{
    private const int NoSuchProcess = 3;
    private const int Interrupted = 2;
    private const int Killed = 9;
    private const int BrokenPipe = 13;
    private const int Terminated = 15;

    // As large as the largest of these structures on any system, several times over.
    private const int Opaque = 1024;

    private readonly int process;
    private readonly AnonymousPipeServerStream output;
    private readonly AnonymousPipeServerStream error;
    private readonly Thread waiting;
    private volatile object? ended;
    private volatile bool isGone;

    private SessionProcess(int process, AnonymousPipeServerStream output, AnonymousPipeServerStream error)
    {
        (this.process, this.output, this.error) = (process, output, error);
        waiting = new Thread(Wait) { IsBackground = true };
        waiting.Start();
    }

    /// <inheritdoc/>
    public override Stream Output => output;

    /// <inheritdoc/>
    public override Stream Error => error;

    /// <inheritdoc/>
    public override int? ExitCode => (int?)ended;

    /// <inheritdoc/>
    public override bool IsThere
    {
        get
        {
            // A group that was empty once is never signalled again: its number may be that of another group by now.
            isGone = isGone || (Signal(-process, 0) != 0 && Marshal.GetLastPInvokeError() == NoSuchProcess);
            return ended is null || !isGone;
        }
    }

    public static SessionProcess? Open(IReadOnlyList<string> command)
    {
        var output = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
        var error = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
        var number = Spawn(
            command,
            (int)output.ClientSafePipeHandle.DangerousGetHandle(),
            (int)error.ClientSafePipeHandle.DangerousGetHandle()
        );
        output.DisposeLocalCopyOfClientHandle();
        error.DisposeLocalCopyOfClientHandle();
        if (number is { } process)
        {
            return new SessionProcess(process, output, error);
        }

        output.Dispose();
        error.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public override void End(EndingStep step)
    {
        if (IsThere)
        {
            _ = Signal(
                -process,
                step switch
                {
                    EndingStep.Interrupt => Interrupted,
                    EndingStep.Terminate => Terminated,
                    _ => Killed,
                }
            );
        }
    }

    private void Wait()
    {
        const int Again = 4;
        int status;
        int answer;
        while ((answer = WaitFor(process, out status, 0)) < 0 && Marshal.GetLastPInvokeError() == Again) { }

        // A process whose exit code is not known counts as failed.
        ended =
            answer < 0 ? -1
            : (status & 0x7F) == 0 ? (status >> 8) & 0xFF
            : -(status & 0x7F);
    }

    // A client must not inherit the signals that this process ignores.
    private static int? Spawn(IReadOnlyList<string> command, int output, int error)
    {
        const short SetSignals = 0x04;
        short newSession = OperatingSystem.IsMacOS() ? (short)0x400 : (short)0x80;
        byte* actions = stackalloc byte[Opaque];
        byte* attributes = stackalloc byte[Opaque];
        byte* signals = stackalloc byte[Opaque];
        _ = InitActions(actions);
        _ = InitAttributes(attributes);
        _ = AddOpen(actions, 0, "/dev/null", 0, 0);
        _ = AddCopy(actions, output, 1);
        _ = AddCopy(actions, error, 2);
        _ = EmptySignals(signals);
        foreach (var signal in (int[])[Interrupted, BrokenPipe, Terminated])
        {
            _ = AddSignal(signals, signal);
        }

        _ = SetDefaults(attributes, signals);
        _ = SetFlags(attributes, (short)(SetSignals | newSession));
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(static v => $"{v.Key}={v.Value}").ToArray();
        var words = Texts(command);
        var environment = Texts(variables);
        try
        {
            return SpawnFound(out var process, command[0], actions, attributes, words, environment) == 0 ? process : null;
        }
        finally
        {
            Free(words);
            Free(environment);
            _ = DestroyActions(actions);
            _ = DestroyAttributes(attributes);
        }
    }

    private static byte** Texts(IReadOnlyList<string> texts)
    {
        var all = (byte**)NativeMemory.Alloc((nuint)(texts.Count + 1), (nuint)sizeof(byte*));
        for (var i = 0; i < texts.Count; i++)
        {
            all[i] = (byte*)Marshal.StringToCoTaskMemUTF8(texts[i]);
        }

        all[texts.Count] = null;
        return all;
    }

    private static void Free(byte** texts)
    {
        for (var text = texts; *text is not null; text++)
        {
            Marshal.FreeCoTaskMem((nint)(*text));
        }

        NativeMemory.Free(texts);
    }

    [LibraryImport("libc", EntryPoint = "posix_spawnp", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SpawnFound(
        out int process,
        string file,
        byte* actions,
        byte* attributes,
        byte** arguments,
        byte** environment
    );

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static partial int InitActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static partial int DestroyActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddOpen(byte* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    private static partial int AddCopy(byte* actions, int descriptor, int copy);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    private static partial int InitAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    private static partial int DestroyAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    private static partial int SetFlags(byte* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    private static partial int SetDefaults(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    private static partial int EmptySignals(byte* signals);

    [LibraryImport("libc", EntryPoint = "sigaddset")]
    private static partial int AddSignal(byte* signals, int signal);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    private static partial int WaitFor(int process, out int status, int options);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Signal(int process, int signal);
}
