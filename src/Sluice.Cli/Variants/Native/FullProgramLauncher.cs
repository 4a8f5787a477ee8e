using System.Runtime.InteropServices;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Hosting;
using Sluice.Core.Manifests;
using Sluice.Records.Diagnostics;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli;

/// <summary>
/// The program with everything, which the package of the tool has in a folder beside this native one. It takes this one's place when
/// something is asked that is not built in here: the process stays, and with it its streams and signals; the exit code is the other's.
/// </summary>
internal static partial class FullProgramLauncher
{
    // Where NativeFront.targets puts it.
    private const string Place = "full/sluice.dll";

    /// <summary>
    /// Lets it take over, if there is one and this program cannot do what is asked. Nothing may have been written or read before.
    /// </summary>
    /// <param name="args">The command line.</param>
    /// <param name="problems">What stands against it here.</param>
    /// <param name="io">Where the variables are.</param>
    /// <returns>Null when it is not there or not needed; else why it could not start. When it starts, this does not return.</returns>
    public static Diagnostic? TakeOver(IReadOnlyList<string> args, IReadOnlyList<Diagnostic> problems, IConsoleIo io)
    {
        if (!problems.Any(IsNotBuiltIn))
        {
            return null;
        }

        var program = Path.Join(AppContext.BaseDirectory, Place);
        if (!File.Exists(program))
        {
            return null;
        }

        foreach (var dotnet in Hosts(io).Where(File.Exists))
        {
            // It only returns when this file is no program or may not be run; the next may be better.
            _ = Execute(dotnet, ["dotnet", program, .. args, null]);
        }

        return Diagnostic
            .Create(CommandDiagnostics.RuntimeNotFound, null)
            .WithHint("install the .NET runtime 10, and let PATH or DOTNET_ROOT lead to it");
    }

    private static bool IsNotBuiltIn(Diagnostic problem) =>
        problem.Descriptor == ScriptDiagnostics.ScriptsNotBuiltIn
        || problem.Descriptor == RecordsDiagnostics.FilterNotBuiltIn
        || problem.Descriptor == CommandDiagnostics.ServerNotBuiltIn;

    /// <summary>Where installers put the runtime, or a file with one line that says where they did.</summary>
    private static readonly string[] UsualPlaces =
    [
        "/etc/dotnet/install_location_x64",
        "/etc/dotnet/install_location",
        "/usr/share/dotnet",
        "/usr/lib/dotnet",
        "/usr/lib64/dotnet",
    ];

    // In the order in which the runtime's own starters look, with PATH before the usual places.
    private static IEnumerable<string> Hosts(IConsoleIo io)
    {
        if (io.Variable("DOTNET_HOST_PATH") is { Length: > 0 } host)
        {
            yield return host;
        }

        // Who names a root wants no other.
        string?[] roots = [io.Variable("DOTNET_ROOT_X64"), io.Variable("DOTNET_ROOT")];
        var usual = roots.All(string.IsNullOrEmpty) ? UsualPlaces.Select(FolderOf) : [];
        foreach (var folder in (string?[])[.. roots, .. (io.Variable("PATH") ?? "").Split(Path.PathSeparator), .. usual])
        {
            if (!string.IsNullOrEmpty(folder))
            {
                yield return Path.Join(folder, "dotnet");
            }
        }
    }

    private static string? FolderOf(string place)
    {
        try
        {
            return File.Exists(place) ? File.ReadLines(place).FirstOrDefault()?.Trim() : place;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "execv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string path, string?[] argv);
}
