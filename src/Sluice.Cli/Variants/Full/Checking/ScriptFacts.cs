using Sluice.Core.Manifests;

namespace Sluice.Cli.Checking;

/// <summary>Facts computed by scripts.</summary>
internal static class ScriptFacts
{
    /// <summary>
    /// The only argument of the program when it is the process that scripts run in. Only this program passes it, and no help shows it.
    /// </summary>
    public const string ProcessArgument = "run-fact-scripts-for-another-process";

    /// <summary>Runs scripts, in a process of their own.</summary>
    public static IFactScripts? Available { get; } = new Sluice.Scripting.FactScriptRunner(Command());

    /// <summary>Is that process.</summary>
    public static int Serve()
    {
        using var requests = Console.OpenStandardInput();
        using var answers = Console.OpenStandardOutput();
        return Sluice.Scripting.Hosting.ScriptWorker.Serve(requests, answers);
    }

    // Not what started this process, which may be a host of tests: the program that lies here, by the runtime that runs here.
    private static string[] Command()
    {
        var runtime = System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory();
        var dotnet = Path.GetFullPath(Path.Join(runtime, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        var program = Path.Join(AppContext.BaseDirectory, "sluice.dll");
        return File.Exists(dotnet) && File.Exists(program)
            ? [dotnet, "exec", program, ProcessArgument]
            : [Environment.ProcessPath ?? "sluice", ProcessArgument];
    }
}
