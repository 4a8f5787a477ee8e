using System.Globalization;
using System.Text;
using Sluice.Records.Sql.Cells;
using Sluice.Records.Sql.Days;

namespace Sluice.Records.Sql;

/// <summary>Spark SQL: names in backticks; in texts a backslash escapes, and two quotes in a row would not be one.</summary>
public sealed class SparkDialect : SqlDialect
{
    /// <inheritdoc/>
    public override string Name => "spark";

    /// <inheritdoc/>
    public override string Title => "Spark SQL";

    /// <inheritdoc/>
    public override string AsOf(long version) => string.Create(CultureInfo.InvariantCulture, $" VERSION AS OF {version}");

    /// <inheritdoc/>
    public override string DayNumber(string day) => $"DATEDIFF({day}, {Epoch})";

    internal override SqlDays Days { get; } = new SparkDays();

    /// <inheritdoc/>
    internal override CellSyntax Cells => field ??= new SparkCells(this);

    /// <inheritdoc/>
    public override string TextType => "STRING";

    /// <inheritdoc/>
    public override string Identifier(string name) => "`" + name.Replace("`", "``", StringComparison.Ordinal) + "`";

    /// <summary>
    /// A text, quoted. Before Spark reads a query it puts values of its settings in place of <c>${…}</c>, in texts too: so no such thing
    /// may stand there.
    /// </summary>
    public override string Text(string value) => "'" + Backslashed(value, '\'').Replace("${", "\\u0024{", StringComparison.Ordinal) + "'";

    /// <summary>
    /// Why a name cannot be written. <c>spark-sql</c> cuts its input into statements before Spark reads it, and knows nothing of backticks
    /// then: a quote or a semicolon in a name would let the rest of it become a statement of its own.
    /// </summary>
    public override string? RefusalOfName(string name) =>
        name.Contains("${", StringComparison.Ordinal) ? "Spark puts a setting in place of `${`"
        : name.AsSpan().IndexOfAny("'\";") >= 0
        || name.Contains("--", StringComparison.Ordinal)
        || name.Contains("/*", StringComparison.Ordinal)
            ? "`spark-sql` ends names and statements at quotes, `;`, `--` and `/*`, in backticks too"
        : base.RefusalOfName(name);

    /// <inheritdoc/>
    internal override string ExactNumber(string digits) => digits + "BD";

    /// <inheritdoc/>
    public override string Double(double value) => base.Double(value) + "D";

    /// <inheritdoc/>
    public override string Distance(string text, string other) => $"LEVENSHTEIN({text}, {other})";

    /// <inheritdoc/>
    public override string EscapesAreRead => @"'\u0041' = 'A'";

    private protected override bool WritesAscii => true;

    /// <summary>Two halves, as Java has them: what eight digits mean is not the same in all versions.</summary>
    private protected override string EscapeBeyond(Rune rune) =>
        string.Concat(rune.ToString().Select(static half => string.Create(CultureInfo.InvariantCulture, $@"\u{(int)half:x4}")));

    /// <inheritdoc/>
    public override string View(string name, string told) => $"VIEW {name}\nCOMMENT {Text(told)}";

    /// <inheritdoc/>
    public override string OfViews =>
        "Spark by itself knows no privileges: whoever can read the view can read table and ledger too, unless the catalog keeps them apart";

    /// <inheritdoc/>
    public override string TableOptions => " USING parquet";
}
