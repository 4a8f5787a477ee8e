using Xunit;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>A theory that needs a real Trino: skipped with a reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TrinoTheoryAttribute : TheoryAttribute
{
    /// <summary>Looks whether there is one.</summary>
    public TrinoTheoryAttribute() => Skip = EnginesFolder.Reason(TrinoServer.Variable);

    /// <summary>Whether it takes so long that it runs only where it is asked for.</summary>
    public bool IsLong
    {
        get => false;
        set => Skip ??= value ? EnginesFolder.ReasonOfLong : null;
    }
}
