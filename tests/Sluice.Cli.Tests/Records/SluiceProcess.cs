using System.Diagnostics;

namespace Sluice.Cli.Tests.Records;

/// <summary>The program as a process of its own, to be killed or starved.</summary>
internal sealed class SluiceProcess : IDisposable
{
    // Where the tests themselves run under nohup or in the background of a script, some signals are ignored, and no shell can hear again
    // what it was started to ignore.
    private static readonly string[] Launcher = ResetsSignals() ? ["env", Reset, "/bin/sh"] : ["/bin/sh"];
    private const string Reset = "--default-signal=INT,HUP,TERM";

    private readonly Process process;
    private readonly Task<string> complaints;
    private readonly Task<string> output;

    private SluiceProcess(Process process)
    {
        this.process = process;
        complaints = process.StandardError.ReadToEndAsync();
        output = process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>What it has said, once it has ended.</summary>
    public string Said => output.Result + complaints.Result;

    /// <summary>Starts <c>sluice filter</c> on the manifest of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="before">Words for the shell before it.</param>
    /// <param name="options">Its options.</param>
    /// <param name="variables">Its environment.</param>
    public static SluiceProcess Filter(
        string folder,
        string before = "",
        string options = "--out out",
        IReadOnlyDictionary<string, string>? variables = null
    )
    {
        var start = new ProcessStartInfo(Launcher[0], [.. Launcher[1..], "-c"])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(
            $"{before}exec dotnet exec '{Path.Join(AppContext.BaseDirectory, "sluice.dll")}' filter transfer.yaml --policies set {options}"
        );
        foreach (var (name, value) in variables ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        return new SluiceProcess(Process.Start(start)!);
    }

    private static bool ResetsSignals()
    {
        using var tried = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"env {Reset} true 2> /dev/null"]))!;
        tried.WaitForExit();
        return tried.ExitCode == 0;
    }

    public int Finish()
    {
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Sends it a signal, by the name of it.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("/bin/kill", ["-s", name, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose() => process.Dispose();
}
