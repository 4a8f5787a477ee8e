using Sluice.Tests.Records;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>Tables full of one person's name: whatever a server says of them, the name is in no message and no report.</summary>
[Trait("Category", "Slow")]
public sealed class MarkedTablesTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private const string Mark = MarkedOutput.Mark;

    [PostgresTheory]
    [InlineData("SLU8010", $"ALTER TABLE people RENAME value TO {Mark}")]
    [InlineData("SLU8011", $"ALTER TABLE people ADD {Mark} text, ADD \"{Mark}@example.org\" text")]
    [InlineData("SLU8015", $"ALTER TABLE people ADD {Mark} text, ADD \"MUSTERMANN\" text", "undeclared: drop")]
    [InlineData("SLU8012", $"CREATE TYPE mood AS ENUM ('{Mark}'); ALTER TABLE people ALTER grown TYPE mood USING '{Mark}'::mood")]
    [InlineData("SLU8012", $"CREATE TYPE pair AS ({Mark} text); ALTER TABLE people ALTER grown TYPE pair USING ROW('{Mark}')::pair")]
    [InlineData("SLU8012", $"CREATE TYPE {Mark} AS (a text); ALTER TABLE people ALTER grown TYPE {Mark} USING ROW('a')::{Mark}")]
    [InlineData(
        "SLU8012",
        $"CREATE TYPE \"{Mark}'s\" AS RANGE (subtype = float8); ALTER TABLE people ALTER grown TYPE \"{Mark}'s\" USING 'empty'"
    )]
    [InlineData("SLU8010", $"ALTER TABLE ledger RENAME notice TO {Mark}")]
    [InlineData("SLU8012", $"ALTER TABLE ledger ALTER granted_at TYPE text USING '{Mark}'")]
    [InlineData("SLU8014", "UPDATE ledger SET subject = NULL")]
    [InlineData("SLU8060", "UPDATE ledger SET subject = upper(subject)")]
    [InlineData("SLU8061", "UPDATE ledger SET subject = subject || '@example.org'")]
    [InlineData("SLU8062", "UPDATE ledger SET consent = 'Yes'")]
    public void No_cell_and_no_other_column_of_a_table_is_told(string id, string change, string dataset = "") =>
        Refused(id, change, dataset);

    // A view says what it likes about a row: by a cast, in a function, with any number of an error.
    [PostgresTheory]
    [InlineData("value::integer::text")]
    [InlineData("value::date::text")]
    [InlineData("(1 / (length(value) - length(value)))::text")]
    [InlineData("value::regclass::text")]
    [InlineData("value::regtype::text")]
    [InlineData("value::regnamespace::text")]
    [InlineData("value::regrole::text")]
    [InlineData("value::regproc::text")]
    [InlineData("nextval(value)::text")]
    [InlineData("pg_read_file('/tmp/' || value)")]
    [InlineData("current_setting(value)")]
    [InlineData("to_tsvector(value::regconfig, value)::text")]
    [InlineData("value::json::text")]
    [InlineData("value::xml::text || (xpath(value || '[', '<a/>'))[1]::text")]
    [InlineData("regexp_replace(value, value || '(', '')")]
    [InlineData("(now() AT TIME ZONE value)::text")]
    [InlineData("pg_temp_said(value, '22023')")]
    [InlineData("pg_temp_said(value, '42P01')")]
    [InlineData("pg_temp_said(value, '42501')")]
    [InlineData("pg_temp_said(value, '53100')")]
    [InlineData("pg_temp_said(value, '57014')")]
    public void Nothing_that_a_view_says_of_a_row_is_passed_on(string cell) =>
        Refused(
            "SLU8019",
            $"""
            CREATE FUNCTION pg_temp_said(cell text, code text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'permission denied for %', cell USING ERRCODE = code, DETAIL = cell, HINT = cell; END $$;
            ALTER TABLE people RENAME TO inner_people;
            CREATE VIEW people AS SELECT key, grown, id, {cell} AS value FROM inner_people
            """,
            option: cell.Length % 2 == 0 ? "--out=out" : "--into=made"
        );

    [PostgresFact]
    public void What_is_dropped_or_of_other_consents_is_counted()
    {
        using var workspace = Marked();
        workspace.Sql(
            $"ALTER TABLE people ADD {Mark} text; INSERT INTO ledger VALUES ('{Mark}', '{Mark}', '2024-01-01'), ('{Mark}', '{Mark} {Mark}', '2024-01-01'), ('{Mark}', 'yes', 'infinity')"
        );
        workspace.Files.Manifest(dataset: "undeclared: drop", transfer: "onward: [shop]");
        foreach (var option in (string[])["--dry-run", "--out=out"])
        {
            Assert.Equal(0, workspace.Filter(option));
            Assert.Contains("column 5 dropped: not in the manifest\n", workspace.Files.Output, StringComparison.Ordinal);
            Assert.Contains("2 of consents that no policy knows\n", workspace.Files.Output, StringComparison.Ordinal);
            MarkedOutput.Check(workspace.Files);
        }

        Assert.Equal(2, workspace.Files.Json.GetProperty("ledger").GetProperty("unknown_consents").GetInt32());
    }

    private void Refused(string id, string change, string dataset = "", string option = "--out=out")
    {
        using var workspace = Marked();
        workspace.Sql(change);
        workspace.Files.Manifest(dataset: dataset, transfer: "onward: [shop]");
        var code = workspace.Filter(option);
        Assert.True(code == 2 && workspace.Files.Output.Contains($"error {id}: ", StringComparison.Ordinal), workspace.Files.Output);
        MarkedOutput.Check(workspace.Files);
    }

    private PostgresWorkspace Marked()
    {
        var workspace = new PostgresWorkspace(server);
        workspace.Sql(
            $"TRUNCATE people, ledger; INSERT INTO people VALUES ('{Mark}', true, 1, '{Mark}'), ('{Mark}2', false, 2, '{Mark}'); INSERT INTO ledger VALUES ('{Mark}', 'yes', '2024-01-01', NULL, NULL, '{Mark}')"
        );
        return workspace;
    }
}
