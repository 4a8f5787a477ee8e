using Xunit;

namespace Sluice.Tests.Records;

/// <summary>The same as <see cref="PostgresFactAttribute"/>, for tests with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    /// <summary>Looks whether PostgreSQL is installed.</summary>
    public PostgresTheoryAttribute() => Skip = PostgresFactAttribute.Reason;
}
