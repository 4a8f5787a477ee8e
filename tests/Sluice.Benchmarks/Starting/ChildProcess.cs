using System.Collections;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Sluice.Benchmarks.Starting;

/// <summary>
/// Runs a program as a shell would. <see cref="Process"/> takes longer to start one than the smallest of those measured here take to run,
/// which would make every ratio look better than it is.
/// </summary>
internal static class ChildProcess
{
    private const int WriteCreateTruncate = 0x241;
    private const int OwnerReadWrite = 0x180;

    /// <summary>Whether this system can do it.</summary>
    public static bool IsPossible => OperatingSystem.IsLinux();

    /// <summary>Runs it to its end.</summary>
    /// <param name="program">The path of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="output">The file that takes what it writes.</param>
    /// <param name="exitCode">Its exit code.</param>
    /// <returns>How long it took.</returns>
    public static TimeSpan Run(string program, IReadOnlyList<string> arguments, string output, out int exitCode)
    {
        var argv = Argv(program, arguments);
        var environment = Environment();
        var start = Stopwatch.GetTimestamp();
        var pid = Start(program, argv, environment, output);
        exitCode = Wait(pid);
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>
    /// The most memory it has at once, in bytes. Its own record is read until it ends, so it must not be timed meanwhile.
    /// </summary>
    public static long PeakMemory(string program, IReadOnlyList<string> arguments, string output)
    {
        var pid = Start(program, Argv(program, arguments), Environment(), output);
        using var ended = Task.Run(() => Wait(pid));
        var peak = 0L;
        while (!ended.IsCompleted)
        {
            peak = Math.Max(peak, HighWaterMark(pid));
        }

        return peak;
    }

    /// <summary>How long the cores worked for the children that have ended, and the most memory that one of them had, in bytes.</summary>
    public static (TimeSpan Cpu, long Peak) UsedByAll()
    {
        // Two times in seconds and microseconds, and then a memory in KiB.
        const int Children = -1;
        var usage = new long[18];
        Check(getrusage(Children, usage));
        return (TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]), usage[4] * 1024);
    }

    private static long HighWaterMark(int pid)
    {
        try
        {
            var line = File.ReadLines($"/proc/{pid}/status").FirstOrDefault(static l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null
                ? 0
                : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            // It has just ended.
            return 0;
        }
    }

    private static string?[] Argv(string program, IReadOnlyList<string> arguments) => [program, .. arguments, null];

    private static string?[] Environment() =>
        [.. System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(static v => $"{v.Key}={v.Value}"), null];

    private static int Start(string program, string?[] argv, string?[] environment, string output)
    {
        // Larger than the structure is anywhere.
        var actions = new byte[512];
        Check(posix_spawn_file_actions_init(actions));
        try
        {
            Check(posix_spawn_file_actions_addopen(actions, 1, output, WriteCreateTruncate, OwnerReadWrite));
            Check(posix_spawn_file_actions_addopen(actions, 2, "/dev/null", WriteCreateTruncate, OwnerReadWrite));
            Check(posix_spawn(out var pid, program, actions, IntPtr.Zero, argv, environment));
            return pid;
        }
        finally
        {
            _ = posix_spawn_file_actions_destroy(actions);
        }
    }

    private static int Wait(int pid)
    {
        while (true)
        {
            if (waitpid(pid, out var status, 0) == pid)
            {
                return (status & 0x7f) == 0 ? (status >> 8) & 0xff : -(status & 0x7f);
            }
        }
    }

    private static void Check(int error)
    {
        if (error != 0)
        {
            throw new Win32Exception(error);
        }
    }

    [DllImport("libc")]
    private static extern int posix_spawn(
        out int pid,
        string path,
        byte[] actions,
        IntPtr attributes,
        string?[] argv,
        string?[] environment
    );

    [DllImport("libc")]
    private static extern int posix_spawn_file_actions_init(byte[] actions);

    [DllImport("libc")]
    private static extern int posix_spawn_file_actions_addopen(byte[] actions, int descriptor, string path, int flags, int mode);

    [DllImport("libc")]
    private static extern int posix_spawn_file_actions_destroy(byte[] actions);

    [DllImport("libc")]
    private static extern int waitpid(int pid, out int status, int options);

    [DllImport("libc")]
    private static extern int getrusage(int who, long[] usage);
}
