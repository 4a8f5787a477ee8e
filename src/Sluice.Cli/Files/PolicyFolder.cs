using Sluice.Cli.Io;
using Sluice.Core.Compiled;
using Sluice.Core.Semantics;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Files;

/// <summary>A folder with a policy set.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Display">The path as outputs show it; empty for the working directory.</param>
/// <param name="Files">What is in it.</param>
internal sealed record PolicyFolder(string FullPath, string Display, IPolicyFiles Files)
{
    /// <summary>How compiled policy files end.</summary>
    public const string CompiledEnding = ".slc";

    private const string Ending = ".sluice";

    /// <summary>The policy set, where it was compiled beforehand.</summary>
    public CompilationResult? Compiled { get; private init; }

    /// <summary>The policy set, compiled.</summary>
    public CompilationResult Compile() => Compiled ?? PolicyCompiler.Compile(Files);

    /// <summary>Opens a folder; null with at least one problem when that cannot be done.</summary>
    public static PolicyFolder? Open(string named, string workingDirectory, List<Diagnostic> problems)
    {
        if (named.EndsWith(CompiledEnding, StringComparison.OrdinalIgnoreCase) && FullPathOfFile(named, workingDirectory) is { } file)
        {
            return OpenCompiled(file, named, workingDirectory, problems);
        }

        if (Find(named, workingDirectory, problems) is not { } full)
        {
            return null;
        }

        var before = problems.Count;
        var display = DisplayPath.Of(full, named, workingDirectory);
        var all = FileTree.Files(full, (path, e) => problems.Add(
            Diagnostic.Create(CommandDiagnostics.CannotRead, null, Inside(display, path), SystemMessage.Of(e))));
        var policies = all.Where(static f => f.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)).ToList();
        if (policies.Count == 0 && problems.Count == before)
        {
            problems.Add(Diagnostic.Create(CommandDiagnostics.NoPolicies, null, display));
        }

        return problems.Count > before ? null : new PolicyFolder(full, display == "." ? "" : display, new DiskPolicyFiles(full, policies));
    }

    // Its paths are shown as those of a policy folder where the file lies.
    private static PolicyFolder? OpenCompiled(string file, string named, string workingDirectory, List<Diagnostic> problems)
    {
        var display = DisplayPath.Of(file, named, workingDirectory);
        try
        {
            var compiled = CompiledPolicy.Read(File.ReadAllBytes(file), display, out var problem);
            if (compiled is null)
            {
                problems.Add(problem!);
                return null;
            }

            var folder = display.Contains('/', StringComparison.Ordinal) ? display[..display.LastIndexOf('/')] : "";
            return new PolicyFolder(Path.GetDirectoryName(file)!, folder, new CompiledPolicyFiles(compiled.Program!)) { Compiled = compiled };
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            problems.Add(Diagnostic.Create(CommandDiagnostics.CannotRead, null, display, SystemMessage.Of(e)));
            return null;
        }
    }

    private static string? FullPathOfFile(string named, string workingDirectory)
    {
        try
        {
            return Path.GetFullPath(named, workingDirectory) is var full && File.Exists(full) ? full : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The absolute path of a folder the user named, or null with a problem.</summary>
    public static string? Find(string named, string workingDirectory, List<Diagnostic> problems)
    {
        try
        {
            var full = Path.GetFullPath(named, workingDirectory);
            if (Directory.Exists(full))
            {
                return full;
            }

            var display = DisplayPath.Of(full, named, workingDirectory);
            problems.Add(Diagnostic.Create(File.Exists(full) ? CommandDiagnostics.NotAFolder : CommandDiagnostics.NotFound, null, display));
        }
        catch (ArgumentException)
        {
            problems.Add(Diagnostic.Create(CommandDiagnostics.NotFound, null, named));
        }

        return null;
    }

    /// <summary>A path below the folder, or beside it, as seen from the working directory.</summary>
    public string PathOf(string policyFile)
    {
        var parts = Display.Length == 0 ? [] : Display.Split('/').ToList();
        foreach (var part in policyFile.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    private static string Inside(string display, string path) => path.Length == 0 ? display : $"{display}/{path}";
}
