using Xunit;

namespace Sluice.Cli.Tests.Documenting;

/// <summary>
/// A test in a real browser: skipped where there is none, but not in a pipeline (<c>CI=true</c>), which has to install one.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Browser.Program is null && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "Chromium is not installed (.ci/run installs it).";
        }
    }
}
