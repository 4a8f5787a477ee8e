using Xunit;

namespace Sluice.Tests.Records;

/// <summary>
/// A test that needs PostgreSQL: skipped with a reason where it is not installed, except in continuous integration, where it then fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    /// <summary>Looks whether it is installed.</summary>
    public PostgresFactAttribute() => Skip = Reason;

    /// <summary>Why such tests are skipped; null where they run.</summary>
    internal static string? Reason { get; } =
        PostgresServer.Programs is null && Environment.GetEnvironmentVariable("CI") is null or "" or "false"
            ? "PostgreSQL is not installed here (package postgresql)"
            : null;
}
