using System.Diagnostics;
using System.Globalization;
using System.Text;
using Sluice.Cli;
using Sluice.Core.Binding;
using Sluice.Core.Serialization;

namespace Sluice.Benchmarks;

/// <summary>
/// How much memory a whole <c>sluice check</c> holds at most: from text, from a compiled file, and with ten rules for what the runtime
/// itself takes. Each is a process of its own, whose peak the kernel counts.
/// </summary>
internal static class MemoryTable
{
    private const int Rules = 10_000;
    private const int FewRules = 10;
    private const int Runs = 3;

    /// <summary>The table; nothing where the kernel does not say.</summary>
    /// <param name="program">A published <c>sluice</c>; null for the one built beside the benchmarks.</param>
    public static string Of(string? program)
    {
        if (!OperatingSystem.IsLinux())
        {
            return "";
        }

        var folder = Directory.CreateTempSubdirectory("sluice-memory-").FullName;
        try
        {
            var text = new StringBuilder("| a process of `sluice check` | rules | peak |\n|---|--:|--:|\n");
            foreach (var (what, rules, policies) in Prepare(folder))
            {
                var peaks = Enumerable.Range(0, Runs).Select(_ => PeakOf(program, folder, policies)).Order().ToArray();
                text.Append(CultureInfo.InvariantCulture, $"| {what} | {rules} | {peaks[Runs / 2] / 1024.0:0} MB |\n");
            }

            return text.ToString();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (string What, int Rules, string Policies)[] Prepare(string folder)
    {
        foreach (var rules in new[] { Rules, FewRules })
        {
            var workload = new Workload(rules);
            Directory.CreateDirectory(Path.Join(folder, $"p{rules}"));
            File.WriteAllText(Path.Join(folder, $"p{rules}", "policy.sluice"), workload.ToPolicy());
            File.WriteAllText(Path.Join(folder, "m.yaml"), workload.ToManifest(0));
        }

        File.WriteAllBytes(
            Path.Join(folder, "p.slc"),
            PolicyFileWriter.Write(new PolicyFile(PolicyCompiler.Compile(new OneFile(new Workload(Rules).ToPolicy())), ""))
        );
        return [("from text", Rules, $"p{Rules}"), ("from a compiled file", Rules, "p.slc"), ("from text", FewRules, $"p{FewRules}")];
    }

    /// <summary>The peak in KiB.</summary>
    private static long PeakOf(string? program, string folder, string policies)
    {
        string[] command = program is null ? ["dotnet", typeof(CliApp).Assembly.Location] : [program];
        var start = new ProcessStartInfo(command[0], [.. command[1..], "check", "m.yaml", "--policies", policies])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} does not start");
        var peak = 0L;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, Peak(process.Id));
        }

        process.StandardOutput.ReadToEnd();
        return process.ExitCode is 0 or 1 ? peak : throw new InvalidOperationException($"sluice ends with {process.ExitCode}");
    }

    // Polled: the high-water mark only grows, and what is added between the last look and the end is the end itself.
    private static long Peak(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status")
                .FirstOrDefault(static l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null
                ? 0
                : long.Parse(
                    line["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal),
                    NumberStyles.Integer,
                    CultureInfo.InvariantCulture
                );
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
