using System.Globalization;
using System.Runtime.InteropServices;

namespace Sluice.Cli.Hosting;

/// <summary>
/// The signals that end a process and leave it the time to tidy up: an interrupt, the request of a scheduler, a terminal that goes away.
/// </summary>
internal static class EndingSignals
{
    private static readonly (PosixSignal Signal, int Number)[] All =
    [
        (PosixSignal.SIGINT, 2),
        (PosixSignal.SIGTERM, 15),
        (PosixSignal.SIGHUP, 1),
    ];
    private static readonly Lock Ending = new();
    private static readonly List<Func<int?>> Tidying = [];

    // They are kept for as long as the process lives: one that is collected is taken back.
    private static readonly PosixSignalRegistration[] Kept = Register();

    /// <summary>
    /// Has something done when one of them comes; the process then ends by it as it would have. What was asked for last is done first, for
    /// it rests on what was there before; a second signal waits until all is done.
    /// </summary>
    public static void BeforeTheEnd(Action tidy) =>
        Add(() =>
        {
            tidy();
            return null;
        });

    /// <summary>The same until it is disposed; a number is the exit code with which the process ends instead.</summary>
    public static IDisposable BeforeTheEnd(Func<int?> tidy)
    {
        Add(tidy);
        return new Until(tidy);
    }

    private static void Add(Func<int?> tidy)
    {
        lock (Tidying)
        {
            GC.KeepAlive(Kept);
            Tidying.Add(tidy);
        }
    }

    private static PosixSignalRegistration[] Register()
    {
        // Under nohup, or in the background of a script, a signal is ignored and the process goes on: what it works with must stay.
        var ignored = Ignored();
        return
        [
            .. All.Where(s => (ignored & (1UL << (s.Number - 1))) == 0).Select(static s => PosixSignalRegistration.Create(s.Signal, Tidy)),
        ];
    }

    private static void Tidy(PosixSignalContext signal)
    {
        lock (Ending)
        {
            Func<int?>[] all;
            lock (Tidying)
            {
                all = [.. Tidying.AsEnumerable().Reverse()];
            }

            int? code = null;
            foreach (var tidy in all)
            {
                code = tidy() ?? code;
            }

            if (code is { } given)
            {
                signal.Cancel = true;
                Environment.Exit(given);
            }
        }
    }

    /// <summary>
    /// The signals that the process was started to ignore, a bit for each from 1 on; where the system does not tell, none.
    /// </summary>
    private static ulong Ignored()
    {
        const string Field = "SigIgn:";
        try
        {
            var line = OperatingSystem.IsLinux()
                ? File.ReadLines("/proc/self/status").FirstOrDefault(static l => l.StartsWith(Field, StringComparison.Ordinal))
                : null;
            return
                line is not null
                && ulong.TryParse(
                    line.AsSpan(Field.Length).Trim(),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var mask
                )
                ? mask
                : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private sealed class Until(Func<int?> tidy) : IDisposable
    {
        public void Dispose()
        {
            lock (Tidying)
            {
                Tidying.Remove(tidy);
            }
        }
    }
}
