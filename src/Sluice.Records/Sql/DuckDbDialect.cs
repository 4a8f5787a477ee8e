using System.Globalization;
using Sluice.Records.Sql.Days;

namespace Sluice.Records.Sql;

/// <summary>DuckDB: the standard, with a backslash that means itself.</summary>
public sealed class DuckDbDialect : SqlDialect
{
    private const int FloatDigits = 6;
    private const int DoubleDigits = 15;

    /// <inheritdoc/>
    public override string Name => "duckdb";

    /// <inheritdoc/>
    public override string Title => "DuckDB";

    internal override SqlDays Days { get; } = new DuckDbDays();

    /// <inheritdoc/>
    public override string TextType => "VARCHAR";

    // Beside a decimal, a floating-point number is compared as one of its own type: right for as many digits as that type keeps.
    /// <inheritdoc/>
    public override string? ExactValue(string column, int digits)
    {
        string[] types = ["JSON", .. digits > FloatDigits ? ["FLOAT"] : Array.Empty<string>(), .. digits > DoubleDigits ? ["DOUBLE"] : Array.Empty<string>()];
        return $"CASE WHEN typeof({column}) NOT IN ({string.Join(", ", types.Select(Text))}) AND CAST({column} AS VARCHAR) NOT IN ('nan', 'inf', '-inf') THEN {column} END";
    }

    /// <inheritdoc/>
    public override string? OfNumbers => "numbers are compared to their last digit; one in a column of JSON, or of floating-point numbers with fewer digits than it is compared with, is not known";

    /// <inheritdoc/>
    public override string Normalized(string text) => $"nfc_normalize({text})";

    /// <inheritdoc/>
    public override string Trimmed(string text) => $"regexp_replace({text}, '^[[:space:]]+|[[:space:]]+$', '', 'g')";

    /// <summary>A text, quoted; what cannot be seen is put in by its number.</summary>
    public override string Text(string value) => IsShown(value)
        ? base.Text(value)
        : "('" + Escaped(value.Replace("'", "''", StringComparison.Ordinal), static (text, rune) => text.Append(CultureInfo.InvariantCulture, $"' || chr({rune}) || '")) + "')";

    /// <inheritdoc/>
    public override string OfViews => "DuckDB knows no privileges: whoever can read the view can read table and ledger too";
}
