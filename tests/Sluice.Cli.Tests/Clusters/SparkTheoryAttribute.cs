using Xunit;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>A theory that needs a real Spark: skipped with a reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SparkTheoryAttribute : TheoryAttribute
{
    /// <summary>Looks whether there is one.</summary>
    public SparkTheoryAttribute() => Skip = EnginesFolder.Reason(SparkSession.Variable);

    /// <summary>Whether it takes so long that it runs only where it is asked for.</summary>
    public bool IsLong
    {
        get => false;
        set => Skip ??= value ? EnginesFolder.ReasonOfLong : null;
    }
}
