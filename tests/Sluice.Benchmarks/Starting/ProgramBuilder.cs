using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Sluice.Benchmarks.Starting;

/// <summary>Publishes the programs that are started: Sluice in its two forms, and programs that do nothing.</summary>
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
            <SelfContained>false</SelfContained>
          </PropertyGroup>
        </Project>
        """;

    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>A program that does nothing.</summary>
    /// <returns>Its path; null when it cannot be built here.</returns>
    public string? Empty(bool native)
    {
        var project = Directory.CreateDirectory(Path.Join(folder, native ? "empty-native" : "empty-net")).FullName;
        File.WriteAllText(Path.Join(project, "empty.csproj"), EmptyProject);
        File.WriteAllText(Path.Join(project, "Program.cs"), "return 0;\n");
        return Publish(project, Path.Join(project, "out"), "empty", native);
    }

    /// <summary>The command line of Sluice.</summary>
    /// <returns>Its path; null when it cannot be built here.</returns>
    public string? Sluice(bool native) =>
        Publish(Path.Join(Repository, "src", "Sluice.Cli"), Path.Join(folder, native ? "native" : "tool"), "sluice", native);

    private static string? Publish(string project, string to, string name, bool native)
    {
        var dotnet = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", to, "-nologo", .. native ? (string[])["-p:PublishAot=true"] : []])
        {
            dotnet.ArgumentList.Add(argument);
        }

        using var publish = Process.Start(dotnet)!;
        var errors = publish.StandardError.ReadToEndAsync();
        var said = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        if (publish.ExitCode == 0)
        {
            return Path.Join(to, name);
        }

        Console.Error.WriteLine(said + errors.Result);
        return null;
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
