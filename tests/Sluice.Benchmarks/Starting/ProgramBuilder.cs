using System.Diagnostics;
using System.Runtime.InteropServices;
using Sluice.Testing;

namespace Sluice.Benchmarks.Starting;

/// <summary>Makes the programs that are started: Sluice in its forms, and programs that do nothing.</summary>
/// <param name="folder">Where everything is put.</param>
internal sealed class ProgramBuilder(string folder)
{
    private const string EmptyProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <InvariantGlobalization>true</InvariantGlobalization>
            <OptimizationPreference>Speed</OptimizationPreference>
            <SelfContained Condition="'$(PublishAot)' != 'true'">false</SelfContained>
          </PropertyGroup>
        </Project>
        """;

    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    private static string SluiceProject => Path.Join(Repository, "src", "Sluice.Cli");

    /// <summary>A program that does nothing.</summary>
    /// <returns>Its path; null when it cannot be built here.</returns>
    public string? Empty(bool native)
    {
        var project = Directory.CreateDirectory(Path.Join(folder, native ? "empty-native" : "empty-net")).FullName;
        File.WriteAllText(Path.Join(project, "empty.csproj"), EmptyProject);
        File.WriteAllText(Path.Join(project, "Program.cs"), "return 0;\n");
        return Publish(project, Path.Join(project, "out"), "empty", native);
    }

    /// <summary>
    /// The command line of Sluice, published: compiled to native code, or compiled beforehand for the runtime (ReadyToRun).
    /// </summary>
    /// <returns>Its path; null when it cannot be built here.</returns>
    public string? Sluice(bool native) => Publish(SluiceProject, Path.Join(folder, native ? "native" : "ready-to-run"), "sluice", native);

    /// <summary>The tool, packed and installed from its package.</summary>
    /// <returns>Its path; null when it cannot be packed here.</returns>
    public string? Tool()
    {
        var packages = Path.Join(folder, "packages");
        var installed = Path.Join(folder, "tool");
        return
            RunDotnet("pack", SluiceProject, "-c", "Release", "-o", packages, "-nologo")
            && RunDotnet("tool", "install", "Sluice", "--tool-path", installed, "--add-source", packages)
            ? Path.Join(installed, "sluice")
            : null;
    }

    private static string? Publish(string project, string to, string name, bool native) =>
        RunDotnet([
            "publish",
            project,
            "-c",
            "Release",
            "-r",
            RuntimeInformation.RuntimeIdentifier,
            "-o",
            to,
            "-nologo",
            .. native ? (string[])["-p:PublishAot=true"] : [],
        ])
            ? Path.Join(to, name)
            : null;

    private static bool RunDotnet(params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var dotnet = Process.Start(start)!;
        var errors = dotnet.StandardError.ReadToEndAsync();
        var said = dotnet.StandardOutput.ReadToEnd();
        dotnet.WaitForExit();
        if (dotnet.ExitCode != 0)
        {
            Console.Error.WriteLine(said + errors.Result);
        }

        return dotnet.ExitCode == 0;
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Join(folder.FullName, "PolicyEngine.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the benchmarks have to lie inside the repository");
        }

        return folder.FullName;
    }
}
