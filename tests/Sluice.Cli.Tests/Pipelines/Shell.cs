using System.Diagnostics;
using Sluice.Testing;

namespace Sluice.Cli.Tests.Pipelines;

/// <summary>Runs scripts in a folder, with the program on the PATH as <c>sluice</c>.</summary>
internal sealed class Shell
{
    private readonly string folder;
    private readonly string path;

    /// <param name="folder">The folder.</param>
    /// <param name="withProgram">Whether the program is there.</param>
    public Shell(string folder, bool withProgram = true)
    {
        this.folder = folder;
        path = Environment.GetEnvironmentVariable("PATH") ?? "";
        if (!withProgram)
        {
            return;
        }

        var programs = Directory.CreateDirectory(Path.Join(folder, ".programs")).FullName;
        var sluice = Path.Join(programs, "sluice");
        File.WriteAllText(sluice, $"#!/bin/sh\nexec dotnet exec '{Path.Join(AppContext.BaseDirectory, "sluice.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(sluice, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        path = programs + Path.PathSeparator + path;
    }

    /// <summary>Runs a script with <c>bash</c> as an action does.</summary>
    public CommandRun Script(string script, IReadOnlyDictionary<string, string>? variables = null) =>
        Run("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script], variables);

    /// <summary>Runs a program.</summary>
    public CommandRun Run(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = path;
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandRun(process.ExitCode, output, error.Result);
    }
}
