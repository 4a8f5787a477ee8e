using System.Globalization;
using System.Runtime.InteropServices;

namespace Sluice.Cli.Io;

/// <summary>The signals that end a process and leave it the time to tidy up: an interrupt, the request of a scheduler, a terminal that goes away.</summary>
internal static class EndingSignals
{
    private static readonly (PosixSignal Signal, int Number)[] All = [(PosixSignal.SIGINT, 2), (PosixSignal.SIGTERM, 15), (PosixSignal.SIGHUP, 1)];

    // They are kept for as long as the process lives: one that is collected is taken back.
    private static readonly List<PosixSignalRegistration> Kept = [];

    /// <summary>Has something done when one of them comes; the process then ends by it as it would have.</summary>
    public static void BeforeTheEnd(Action tidy)
    {
        var ignored = Ignored();
        foreach (var (signal, number) in All)
        {
            // Under nohup, or in the background of a script, a signal is ignored and the process goes on: what it works with must stay.
            if ((ignored & (1UL << (number - 1))) == 0)
            {
                Kept.Add(PosixSignalRegistration.Create(signal, _ => tidy()));
            }
        }
    }

    /// <summary>The signals that the process was started to ignore, a bit for each from 1 on; where the system does not tell, none.</summary>
    private static ulong Ignored()
    {
        const string Field = "SigIgn:";
        try
        {
            var line = OperatingSystem.IsLinux() ? File.ReadLines("/proc/self/status").FirstOrDefault(static l => l.StartsWith(Field, StringComparison.Ordinal)) : null;
            return line is not null && ulong.TryParse(line.AsSpan(Field.Length).Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var mask) ? mask : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
