using Xunit;

namespace Sluice.Cli.Tests.Docs;

/// <summary>A fact that needs Python: skipped where it is not installed; with <c>CI=true</c> it fails there instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : FactAttribute
{
    /// <summary>Looks whether there is one.</summary>
    public PythonFactAttribute()
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(static f => File.Exists(Path.Join(f, "python3")));
        Skip = isThere || Environment.GetEnvironmentVariable("CI") == "true" ? null : "python3 is not installed";
    }
}
