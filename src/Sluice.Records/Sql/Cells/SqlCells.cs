using System.Globalization;
using Sluice.Core.Model;
using Sluice.Records.Plans;

namespace Sluice.Records.Sql.Cells;

/// <summary>
/// How cells of tables become values: what the engine takes a cell for must be what files take it for. A text is held to its pattern before
/// it is cast, so that no cast can fail, whatever the engine's settings.
/// </summary>
/// <param name="dialect">The dialect.</param>
/// <param name="zone">The sender's time zone.</param>
internal sealed class SqlCells(SqlDialect dialect, string? zone)
{
    private const int LargestDouble = 53;
    private const int LargestFloat = 24;
    private const int TextDigits = 38;
    private const int TextPlaces = 18;
    private const string Day = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    private readonly CellSyntax syntax = dialect.Cells;
    private readonly string zoneSql = dialect.Text(zone ?? "UTC");

    /// <summary>The reader of an attribute; null when a column of that type holds no such values.</summary>
    /// <param name="column">The column.</param>
    /// <param name="type">The type of the attribute.</param>
    /// <param name="compared">The numbers that it is compared with.</param>
    public SqlCell? Of(SqlColumn column, AttributeType type, IReadOnlyCollection<decimal> compared) =>
        column.Type.Kind == ColumnKind.Nothing || type.Kind == ValueKind.Duration
            ? new SqlCell($"CAST(NULL AS {dialect.TextType})")
            : type.Kind switch
            {
                ValueKind.Boolean => Boolean(column),
                ValueKind.Integer => Integer(column, compared),
                ValueKind.Decimal => Decimal(column, compared),
                ValueKind.Date => Date(column),
                ValueKind.Text => Text(column, null),
                ValueKind.Choice => Text(column, $"{column.Text} IN ({List(type.Choices)})"),
                _ => Text(column, syntax.Matches(column.Text, CountryCodes.Pattern)),
            };

    /// <summary>
    /// The reader of a column that says whose row or record it is; null when a column of that type holds no keys. An empty text is no key.
    /// </summary>
    public SqlCell? Key(SqlColumn column, KeyForm form) =>
        column.Type.Kind switch
        {
            ColumnKind.Any when syntax.Types is not null => AnyKey(column, form),
            ColumnKind.Any or ColumnKind.Text or ColumnKind.Char => TextKey(column, form),
            ColumnKind.Nothing => new SqlCell($"CAST(NULL AS {dialect.TextType})"),
            ColumnKind.Uuid => new SqlCell(form == KeyForm.Uuid ? HexOf(column.Text) : column.Text),
            ColumnKind.Whole => new SqlCell(column.Text),
            ColumnKind.Decimal when column.Type.Places == 0 => new SqlCell(column.Text),
            ColumnKind.Decimal => new SqlCell(
                $"CASE WHEN {column.Sql} = {dialect.ExactNumber("0.0")} THEN '0' WHEN {IsWholeText(column.Text)} THEN {WithoutPlaces(column.Text)} END",
                column.IsGiven
            ),
            ColumnKind.Float or ColumnKind.Double => new SqlCell(
                $"CASE WHEN {IsWhole(column.Sql, column.Type.Kind)} THEN {syntax.AsText(syntax.QuietlyAs(column.Sql, "BIGINT"))} END",
                column.IsGiven
            ),
            _ => null,
        };

    /// <summary>What keys are, by the types of the columns that hold them.</summary>
    public static KeyForm FormOf(bool isExact, params ReadOnlySpan<ColumnType> types)
    {
        var form = KeyForm.Text;
        foreach (var type in types)
        {
            form =
                type.Kind is ColumnKind.Whole or ColumnKind.Decimal or ColumnKind.Float or ColumnKind.Double ? KeyForm.Whole
                : type.Kind == ColumnKind.Uuid && form != KeyForm.Whole ? KeyForm.Uuid
                : form;
        }

        return isExact ? KeyForm.Exact : form;
    }

    /// <summary>Texts, divided by commas.</summary>
    public string List(IEnumerable<string> values)
    {
        var lines = values.Select(dialect.Text).Chunk(20).Select(static line => string.Join(", ", line)).ToList();
        return lines.Count == 1 ? lines[0] : "\n        " + string.Join(",\n        ", lines);
    }

    private SqlCell? Boolean(SqlColumn column)
    {
        if (column.Type.Kind == ColumnKind.Boolean)
        {
            return new SqlCell(column.Sql);
        }

        var small = $"LOWER({column.Text})";
        return FromText(
            column,
            If(
                column,
                $"CASE WHEN {small} IN ('true', 't', '1') THEN TRUE WHEN {small} IN ('false', 'f', '0') THEN FALSE END",
                ColumnKind.Boolean,
                ColumnKind.Text,
                ColumnKind.Char
            ),
            ColumnKind.Text,
            ColumnKind.Char
        );
    }

    private SqlCell? Integer(SqlColumn column, IReadOnlyCollection<decimal> compared)
    {
        var type = column.Type;
        return type.Kind switch
        {
            ColumnKind.Whole => new SqlCell(column.Sql) { Domain = NumberDomain.Whole(dialect) },
            ColumnKind.Decimal when type.Places == 0 => new SqlCell(column.Sql) { Domain = NumberDomain.Decimal(dialect, type.Digits, 0) },
            ColumnKind.Decimal => new SqlCell(
                $"CASE WHEN {column.Sql} = {dialect.ExactNumber("0.0")} OR {IsWholeText(column.Text)} THEN {column.Sql} END",
                column.IsGiven
            )
            {
                Domain = NumberDomain.Decimal(dialect, type.Digits, type.Places),
            },
            ColumnKind.Float or ColumnKind.Double => new SqlCell(
                $"CASE WHEN {IsWhole(column.Sql, type.Kind)} THEN {syntax.QuietlyAs(column.Sql, "BIGINT")} END",
                column.IsGiven
            )
            {
                Domain = NumberDomain.Whole(dialect),
            },
            _ => Numbers(column, isWhole: true, compared),
        };
    }

    private SqlCell? Decimal(SqlColumn column, IReadOnlyCollection<decimal> compared) =>
        column.Type.Kind switch
        {
            ColumnKind.Whole => new SqlCell(column.Sql) { Domain = NumberDomain.Whole(dialect) },
            ColumnKind.Decimal => new SqlCell(column.Sql)
            {
                Domain = NumberDomain.Decimal(dialect, column.Type.Digits, column.Type.Places),
            },

            // What is no number, and what is without end, is in no range.
            ColumnKind.Float
            or ColumnKind.Double
                when (column.Type.Kind == ColumnKind.Double ? column.Sql : $"CAST({column.Sql} AS {syntax.DoubleType})") is var number =>
                new SqlCell(
                    $"CASE WHEN {number} BETWEEN {dialect.Double(double.MinValue)} AND {dialect.Double(double.MaxValue)} THEN {number} END",
                    column.IsGiven
                )
                {
                    Domain = column.Type.Kind == ColumnKind.Float ? NumberDomain.Float(dialect) : NumberDomain.Double(dialect),
                },
            _ => Numbers(column, isWhole: false, compared),
        };

    private SqlCell? Date(SqlColumn column)
    {
        var type = column.Type;
        if (type.Kind is ColumnKind.Timestamp or ColumnKind.Instant)
        {
            return syntax.DayAtMidnight(column.Sql, type.Kind == ColumnKind.Instant, zoneSql) is { } value
                ? new SqlCell(value, column.IsGiven)
                : null;
        }

        var day = $"{syntax.Matches(column.Text, Day)} THEN {syntax.TextAs(column.Text, "DATE")}";
        return type.Kind == ColumnKind.Date ? new SqlCell(column.Sql)
            : column.TypeName is null ? FromText(column, $"CASE WHEN {day} END", ColumnKind.Text, ColumnKind.Char)
            : FromText(
                column,
                $"CASE WHEN {IsOneOf(column, ColumnKind.Date, ColumnKind.Text, ColumnKind.Char)} AND {day}{syntax.WhenAtMidnight(column, zoneSql)} END"
            );
    }

    private SqlCell? Text(SqlColumn column, string? isValue)
    {
        if (isValue is not null)
        {
            return FromText(
                column,
                If(column, $"CASE WHEN {isValue} THEN {column.Text} END", ColumnKind.Text, ColumnKind.Char),
                ColumnKind.Text,
                ColumnKind.Char
            );
        }

        var value = If(column, Told(column), ColumnKind.Text, ColumnKind.Char);
        return FromText(column, value, ColumnKind.Text, ColumnKind.Char) is { } cell
            ? cell with
            {
                Given = value == column.Text ? null : column.IsGiven,
            }
            : null;
    }

    private SqlCell TextKey(SqlColumn column, KeyForm form)
    {
        var told = Told(column);
        return new SqlCell($"NULLIF({InForm(told, form)}, '')", form == KeyForm.Whole || told != column.Text ? column.IsFilled : null);
    }

    private SqlCell AnyKey(SqlColumn column, KeyForm form)
    {
        var number = syntax.TextAs(column.Text, syntax.DoubleType);
        return new SqlCell(
            $"NULLIF(CASE WHEN {IsOneOf(column, ColumnKind.Text, ColumnKind.Char)} THEN {InForm(Told(column), form)} WHEN {IsOneOf(column, ColumnKind.Whole, ColumnKind.Uuid)} THEN {(form == KeyForm.Uuid ? HexOf(column.Text) : column.Text)}"
                + $" WHEN {IsOneOf(column, ColumnKind.Decimal)} AND {IsWholeText(column.Text)} THEN {WithoutPlaces(column.Text)}"
                + $" WHEN {IsOneOf(column, ColumnKind.Float, ColumnKind.Double)} AND {number} = FLOOR({number}) AND {IsSmall(column, number)} THEN {syntax.AsText(syntax.QuietlyAs(number, "BIGINT"))} END, '')",
            column.IsFilled
        );
    }

    /// <summary>
    /// A number by the text of its cell, with as many places as the numbers that it is compared with have at most, and one more that says
    /// whether anything follows: that changes no comparison. A floating-point one is none where its text would have to be rounded to a
    /// number that it is compared with.
    /// </summary>
    private SqlCell? Numbers(SqlColumn column, bool isWhole, IReadOnlyCollection<decimal> compared)
    {
        var text = column.Text;
        var most = compared.Select(static n => (decimal.GetBits(n)[3] >> 16) & 0xFF).Append(TextPlaces).Max();
        var places = isWhole ? 0 : most + 1;
        var (domain, type) = (NumberDomain.Decimal(dialect, TextDigits, places), syntax.DecimalType(TextDigits, places));
        var number = syntax.TextAs(text, type);
        var plain = isWhole
            ? $"{syntax.Matches(text, "[+-]?[0-9]{1,30}")} THEN {number}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{syntax.Matches(text, $"[+-]?0*[0-9]{{1,{TextDigits - places}}}([.][0-9]+)?")} THEN "
            )
                + syntax.TextAs(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"CASE WHEN {syntax.Matches(text, $"[^.]*[.][0-9]{{{most}}}[0-9]*[1-9][0-9]*")} THEN CONCAT(SUBSTR({text}, 1, LENGTH(REGEXP_REPLACE({text}, '[.].*$', '')) + {places}), '1') ELSE {text} END"
                    ),
                    type
                );
        var value = $"CASE WHEN {plain} END";
        if (column.TypeName is not null)
        {
            const string Exponent = "-?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?";
            var loose = compared.Count == 0 ? "TRUE" : $"NOT ({domain.IsOneOf(number, compared)})";
            var binary = syntax.TextAs(text, syntax.DoubleType);
            var isExact = $"CAST({number} AS {syntax.DoubleType}) = {binary}";
            value =
                $"CASE\n            WHEN {IsOneOf(column, ColumnKind.Text, ColumnKind.Char, ColumnKind.Whole, ColumnKind.Decimal)} AND {plain}"
                + (isWhole ? $"\n            WHEN {IsOneOf(column, ColumnKind.Decimal)} AND {IsWholeText(text)} THEN {number}" : "")
                + (
                    syntax.HasExponents
                        ? $"\n            WHEN {IsOneOf(column, ColumnKind.Decimal)} AND ({syntax.Matches(text, "0E-[0-9]+")}{(isWhole ? "" : $" OR ({syntax.Matches(text, Exponent)} AND {loose})")}) THEN {number}"
                        : ""
                )
                + $"\n            WHEN {IsOneOf(column, ColumnKind.Float, ColumnKind.Double)} AND {syntax.Matches(text, Exponent)} AND {(isWhole ? $"{isExact} AND {IsSmall(column, binary)}" : $"({isExact} OR {loose})")} THEN {number}\n          END";
        }

        return FromText(column, value, ColumnKind.Text, ColumnKind.Char) is { } cell ? cell with { Domain = domain } : null;
    }

    // Only a column of one of the kinds, or of a kind that the query asks for by itself.
    private static SqlCell? FromText(SqlColumn column, string value, params ReadOnlySpan<ColumnKind> kinds) =>
        column.Type.Kind == ColumnKind.Any || kinds.Contains(column.Type.Kind) ? new SqlCell(value, column.IsFilled) : null;

    // Blanks at the end may be of the text, or of the type: it is not known which text it is.
    private string Told(SqlColumn column) =>
        syntax.HidesPadding && (column.Type.Kind == ColumnKind.Any || column.Type.MayBePadded)
            ? $"CASE WHEN {column.Text} NOT LIKE '% ' THEN {column.Text} END"
            : column.Text;

    private string If(SqlColumn column, string value, params ReadOnlySpan<ColumnKind> kinds) =>
        column.TypeName is null ? value : $"CASE WHEN {IsOneOf(column, kinds)} THEN {value} END";

    private string IsOneOf(SqlColumn column, params ReadOnlySpan<ColumnKind> kinds) => syntax.Types!.IsOneOf(column.TypeName!, kinds);

    private string IsSmall(SqlColumn column, string number) =>
        $"ABS({number}) < CASE WHEN {IsOneOf(column, ColumnKind.Float)} THEN {dialect.Number(1L << LargestFloat)} ELSE {dialect.Number(1L << LargestDouble)} END";

    private string IsWholeText(string text) => syntax.Matches(text, "-?[0-9]+([.]0+)?");

    private static string WithoutPlaces(string text) => $"REGEXP_REPLACE({text}, '[.]0*$', '')";

    // A floating-point number that is one whole number and no other.
    private string IsWhole(string column, ColumnKind kind) =>
        $"ABS({column}) < {dialect.Number(1L << (kind == ColumnKind.Float ? LargestFloat : LargestDouble))} AND {column} = FLOOR({column})";

    private string InForm(string text, KeyForm form)
    {
        // What programs put round a cell: blanks, tabs, blanks that do not break, the byte order mark.
        const string Blanks = "[ \t\u00A0\uFEFF]";
        var trimmed = $"REGEXP_REPLACE({text}, {dialect.Text($"^{Blanks}+|{Blanks}+$")}, '')";
        var digits = $"REGEXP_REPLACE({text}, {dialect.Text($"^{Blanks}*[+-]?0*|([.]0*)?{Blanks}*$")}, '')";
        return form switch
        {
            KeyForm.Text => dialect.Normalized(text),

            // A key with a fraction or an exponent names no known person; what is no number is a text like any other.
            KeyForm.Whole => $"CASE WHEN {syntax.Matches(text, "0|-?[1-9][0-9]*")} THEN {text}"
                + $" WHEN {syntax.Matches(trimmed, "[+-]?[0-9]+([.]0*)?")} THEN CASE WHEN {digits} = '' THEN '0' WHEN {text} LIKE '%-%' THEN CONCAT('-', {digits}) ELSE {digits} END"
                + $" WHEN {syntax.Matches(trimmed, "[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?")} THEN NULL ELSE {text} END",
            KeyForm.Uuid => $"CASE WHEN {syntax.Matches(HexOf(trimmed), "[0-9a-f]{32}")} THEN {HexOf(trimmed)} ELSE {text} END",
            _ => text,
        };
    }

    private static string HexOf(string text) => $"LOWER(REGEXP_REPLACE({text}, '[{{}}-]', ''))";
}
