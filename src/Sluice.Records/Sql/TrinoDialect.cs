namespace Sluice.Records.Sql;

/// <summary>Trino: the standard; large and fractional numbers say that they are decimal.</summary>
public sealed class TrinoDialect : SqlDialect
{
    /// <inheritdoc/>
    public override string Name => "trino";

    /// <inheritdoc/>
    public override string Title => "Trino";

    /// <inheritdoc/>
    public override string DayNumber(string day) => $"DATE_DIFF('day', {Epoch}, {day})";

    /// <inheritdoc/>
    public override string TextType => "VARCHAR";

    /// <inheritdoc/>
    protected override string ExactNumber(string digits) => "DECIMAL '" + digits + "'";
}
