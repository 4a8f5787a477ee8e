using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Sluice.Records.Engines.Submitting;

/// <summary>A client in a process group of its own, where interrupts go to groups of a console.</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsProcess(Process process) : ClientProcess
{
    // CTRL_BREAK_EVENT: the only event that goes to one group.
    private const uint Break = 1;

    /// <inheritdoc/>
    public override Stream Output => process.StandardOutput.BaseStream;

    /// <inheritdoc/>
    public override Stream Error => process.StandardError.BaseStream;

    /// <inheritdoc/>
    public override int? ExitCode => process.HasExited ? process.ExitCode : null;

    /// <inheritdoc/>
    public override bool IsThere => !process.HasExited;

    public static WindowsProcess? Open(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNewProcessGroup = true,
        };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return new WindowsProcess(process);
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override void End(EndingStep step)
    {
        try
        {
            if (step == EndingStep.Interrupt)
            {
                _ = Raise(Break, (uint)process.Id);
            }
            else
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    [LibraryImport("kernel32", EntryPoint = "GenerateConsoleCtrlEvent")]
    private static partial int Raise(uint what, uint group);
}
