using System.Runtime.InteropServices;

namespace Sluice.Cli.Hosting;

/// <summary>Runs the program on a stack that its deepest policies fit on, whatever the system gives to a process.</summary>
internal static partial class SufficientStack
{
    // What a process has by default; the main thread of one that was started with less gets no more.
    private const int Enough = 8 << 20;

    // RLIMIT_STACK of Linux and macOS.
    private const int Stack = 3;

    /// <summary>Runs it, on a thread of its own only where the stack is a small one.</summary>
    public static int Run(Func<int> program)
    {
        if (OperatingSystem.IsWindows() || GetLimit(Stack, out var limit) != 0 || limit.Current >= Enough)
        {
            return program();
        }

        var code = 0;
        var thread = new Thread(() => code = program(), Enough);
        thread.Start();
        thread.Join();
        return code;
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, out Limit limit);

    private readonly record struct Limit(ulong Current, ulong Most);
}
