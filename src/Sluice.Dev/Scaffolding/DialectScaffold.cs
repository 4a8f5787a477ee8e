using Sluice.Dev.Files;

namespace Sluice.Dev.Scaffolding;

/// <summary>
/// A new dialect of SQL: its files, its line and its page of cases. It begins as the standard says, which no database follows in all.
/// </summary>
internal static class DialectScaffold
{
    private const string Folder = "src/Sluice.Records/Sql";

    /// <summary>The scaffold; null with a problem where the name is taken.</summary>
    public static Scaffold? Make(Checkout checkout, string name, out string problem)
    {
        var type = ScaffoldName.AsType(name);
        (string File, string Text)[] sources =
        [
            ($"{Folder}/{type}Dialect.cs", Dialect(type, name)),
            ($"{Folder}/Days/{type}Days.cs", Days(type)),
            ($"{Folder}/Cells/{type}Cells.cs", Cells(type)),
        ];
        var page = CaseScaffold.FileOf("sql", name);
        problem =
            name.Contains('-', StringComparison.Ordinal) ? $"`{name}` is no name of a dialect: it is one word, such as `duckdb`"
            : sources.Any(s => checkout.Holds(s.File)) ? $"there is a dialect `{name}`"
            : checkout.Holds(page) ? $"{page} is there already"
            : "";
        return problem.Length > 0
            ? null
            : new Scaffold(
                [.. sources, (page, Page(type, name))],
                [ThingList.With(checkout, Folder + "/SqlDialects.cs", $"new {type}Dialect()")],
                "a dialect of SQL",
                $"\"DisplayName~{name}\""
            );
    }

    private static string Dialect(string type, string name) =>
        Scaffold.Text(
            $$"""
            using System.Globalization;
            using Sluice.Records.Sql.Cells;
            using Sluice.Records.Sql.Days;

            namespace Sluice.Records.Sql;

            /// <summary>{{type}}: @@, how it differs from the standard.</summary>
            public sealed class {{type}}Dialect : SqlDialect
            {
                /// <inheritdoc/>
                public override string Name => "{{name}}";

                /// <inheritdoc/>
                public override string Title => "{{type}}";

                internal override SqlDays Days { get; } = new {{type}}Days();

                /// <inheritdoc/>
                internal override CellSyntax Cells => field ??= new {{type}}Cells(this);

                /// <inheritdoc/>
                public override string TextType => "VARCHAR";

                // @@: whether a cast that fails gives null (TRY_CAST), how long a name may be, whether names fold.

                /// <summary>A text, quoted; what cannot be seen is put in by its number. @@: whether a backslash means itself.</summary>
                public override string Text(string value) =>
                    IsShown(value)
                        ? base.Text(value)
                        : "('"
                            + Escaped(
                                value.Replace("'", "''", StringComparison.Ordinal),
                                static (text, rune) => text.Append(CultureInfo.InvariantCulture, $"' || chr({rune}) || '"),
                                false
                            )
                            + "')";
            }

            """
        );

    private static string Days(string type) =>
        Scaffold.Text(
            $$"""
            namespace Sluice.Records.Sql.Days;

            /// <summary>{{type}}: @@, how it shows days and moments as text.</summary>
            internal sealed class {{type}}Days : SqlDays
            {
                /// <inheritdoc/>
                public override string Today(string zone) => $"CAST(CURRENT_TIMESTAMP AT TIME ZONE {zone} AS DATE)";

                /// <inheritdoc/>
                public override string PlusMonths(string day, int months) => $"CAST({day} + INTERVAL '{months}' MONTH AS DATE)";

                /// <inheritdoc/>
                public override string PlusDays(string day, int days) => $"CAST({day} + INTERVAL '{days}' DAY AS DATE)";

                /// <inheritdoc/>
                protected override IEnumerable<string> Typed(string column, string zone) => [];

                /// <inheritdoc/>
                protected override string OfText(string day) => $"TRY_CAST({day} AS DATE)";

                /// <inheritdoc/>
                protected override string OfMoment(string day, string time, string offset, string zone) =>
                    $"CAST(TRY_CAST({day} || ' ' || {time} || {offset} AS TIMESTAMP WITH TIME ZONE) AT TIME ZONE {zone} AS DATE)";
            }

            """
        );

    private static string Cells(string type) =>
        Scaffold.Text(
            $$"""
            namespace Sluice.Records.Sql.Cells;

            /// <summary>Cells in {{type}}: @@, whether the type of a column can be asked for within a query.</summary>
            internal sealed class {{type}}Cells(SqlDialect dialect) : CellSyntax(dialect)
            {
                // @@: the pattern has to take the whole text; behind `$` some databases let a line break stand.
                public override string Matches(string text, string pattern) => $@"REGEXP_LIKE({text}, '^({pattern})\z')";
            }

            """
        );

    private static string Page(string type, string name) =>
        Scaffold.Text(
            $$"""
            # The residual in {{type}}

            @@: what differs in this dialect from the others.

            ```sluice
            category data { id  value }
            purpose work
            partner desk { in SG }
            subject attribute age : integer
            subject attribute adult : boolean
            subject attribute town : text
            rule ids { allow data.id to desk for work when adult and age < 65 }
            rule values { allow data.value to desk for work when town = "Ho Chi Minh" or age >= 18 }
            ```

            ```manifest
            transfer: t
            to: desk
            purpose: work
            on: 2024-03-01
            datasets:
              people:
                source: people
                key: key
                subject: { adult: grown, age: years, town: town }
                fields: { id: { category: data.id }, value: { category: data.value } }
            ```

            ```sql {{name}}
            ```

            """
        );
}
