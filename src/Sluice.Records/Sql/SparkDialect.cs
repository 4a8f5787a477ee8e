namespace Sluice.Records.Sql;

/// <summary>Spark SQL: names in backticks; in texts a backslash escapes, and two quotes in a row would not be one.</summary>
public sealed class SparkDialect : SqlDialect
{
    /// <inheritdoc/>
    public override string Name => "spark";

    /// <inheritdoc/>
    public override string Title => "Spark SQL";

    /// <inheritdoc/>
    public override string TextType => "STRING";

    /// <inheritdoc/>
    public override string Identifier(string name) => "`" + name.Replace("`", "``", StringComparison.Ordinal) + "`";

    /// <inheritdoc/>
    public override string Text(string value) => "'" + Backslashed(value, '\'') + "'";

    /// <inheritdoc/>
    protected override string ExactNumber(string digits) => digits + "BD";
}
