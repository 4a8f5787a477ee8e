using System.Diagnostics;

namespace Sluice.Cli.Tests.Documenting;

/// <summary>Chromium without a window, a network or a memory of earlier runs.</summary>
internal static class Browser
{
    /// <summary>Where it is; null where it is not installed.</summary>
    public static string? Program { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(static folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Join(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs it on an address.</summary>
    /// <returns>What it wrote, and what the page wrote to its console.</returns>
    public static (string Output, List<string> Console) Run(string folder, string address, params string[] options)
    {
        var program = Program ?? throw new InvalidOperationException("Chromium is not installed, and in a pipeline it has to be.");
        var profile = Directory.CreateDirectory(Path.Join(folder, "profile-" + Guid.NewGuid().ToString("N"))).FullName;
        string[] quiet =
        [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-extensions",
            "--no-first-run",
            "--hide-scrollbars",
            "--enable-logging=stderr",
            "--log-level=0",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--user-data-dir=" + profile,
        ];
        var start = new ProcessStartInfo(program, [.. quiet, .. options, address])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, [.. error.Result.Split('\n').Where(static l => l.Contains(":CONSOLE", StringComparison.Ordinal))]);
    }
}
