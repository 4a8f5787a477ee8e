using Sluice.Tests.Records;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>Keys, notices and encodings of tables.</summary>
[Trait("Category", "Slow")]
public sealed class PostgresKeyTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    // The objection of p2 is the one that must not be lost.
    private const string Policy = """
        category data { id  value }
        purpose work
        partner desk { in SG }
        subject attribute adult : boolean
        consent objection { kind opt_out  of data  to desk  for work  notices "v2" }
        rule all { allow data to desk for work when consent objection }
        """;

    [PostgresTheory]
    [InlineData("text", "'p2'", "text", "'P2'", "1 with other letters in upper or lower case")]
    [InlineData("text", "'p2'", "text", "' p2'", "1 with other blanks at the ends")]
    [InlineData("text", "'p2'", "text", "'P2 '", "1 with other letters in upper or lower case and blanks at the ends")]
    [InlineData("text", "'2'", "text", "'02'", "1 with other leading zeros or a sign")]
    [InlineData("text", "'2'", "text", "'+2.0'", "1 with other leading zeros or a sign")]
    [InlineData("text", "'0'", "text", "'00'", "1 with other leading zeros or a sign")]
    [InlineData("text", "'\u00C4nne'", "text", "'\u00E4nne'", "1 with other letters in upper or lower case")]
    [InlineData("text", "'p2'", "text", "'p2\u00A0'", "1 with other blanks at the ends")]
    [InlineData("text", "'p2'", "text", "'p20'", null)]
    public void A_key_that_nearly_matches_is_an_error(string keyType, string key, string subjectType, string subject, string? said)
    {
        using var workspace = Workspace(keyType, key, subjectType, subject);

        Assert.Equal(said is null ? 0 : 2, workspace.Filter("--out", "out"));
        Assert.Contains(
            said is null
                ? "people of the ledger found in the data: 1 of 2\n"
                : $"error SLU8060: people of the ledger are in no row of `public.people`, and would be: {said}\n",
            workspace.Files.Output,
            StringComparison.Ordinal
        );
        workspace.Files.Write(
            "transfer.yaml",
            workspace.Files.Read("transfer.yaml").Replace("complete: true", "complete: true, keys: exact", StringComparison.Ordinal)
        );
        Assert.Equal(0, workspace.Filter("--dry-run"));
        Assert.Contains("rows: 2 in, 1 out", workspace.Files.Output, StringComparison.Ordinal);
    }

    [PostgresTheory]
    [InlineData("integer", "2", "text", "' 02'")]
    [InlineData("bigint", "2", "text", "'+2'")]
    [InlineData("text", "'02'", "integer", "2")]
    [InlineData("uuid", "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'", "text", "'{A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11}'")]
    [InlineData("text", "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'", "uuid", "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'")]
    [InlineData("numeric", "2", "text", "'02'")]
    [InlineData("numeric", "2.00", "integer", "2")]
    [InlineData("numeric(38,0)", "2", "numeric", "2.0")]
    [InlineData("text", "'2.0'", "numeric", "2")]
    [InlineData("double precision", "2", "text", "'2.0'")]
    [InlineData("double precision", "9007199254740991", "bigint", "9007199254740991")]
    [InlineData("real", "16777215", "integer", "16777215")]
    [InlineData("text", "'2'", "real", "2")]
    [InlineData("text", "'\u00E9'", "text", "'e\u0301'")]
    [InlineData("citext", "'p2'", "text", "'P2'")]
    [InlineData("text", "'P2'", "citext", "'p2'")]
    [InlineData("citext", "'\u00C9'", "text", "'e\u0301'")]
    public void A_column_says_what_keys_are(string keyType, string key, string subjectType, string subject)
    {
        using var workspace = Workspace(keyType, key, subjectType, subject);

        Assert.Equal(0, workspace.Filter("--dry-run"));
        Assert.Contains("rows: 2 in, 0 out", workspace.Files.Output, StringComparison.Ordinal);
        Assert.Contains("people of the ledger found in the data: 2 of 2\n", workspace.Files.Output, StringComparison.Ordinal);
    }

    [PostgresTheory]
    [InlineData(
        "double precision",
        "70707.5",
        "integer",
        "2",
        "column `key` of `public.people`",
        "a floating-point number that is a key is whole and below 2^53"
    )]
    [InlineData(
        "double precision",
        "9007199254740992",
        "integer",
        "2",
        "column `key` of `public.people`",
        "a floating-point number that is a key is whole and below 2^53"
    )]
    [InlineData(
        "double precision",
        "'NaN'",
        "integer",
        "2",
        "column `key` of `public.people`",
        "a floating-point number that is a key is whole and below 2^53"
    )]
    [InlineData(
        "real",
        "16777216",
        "integer",
        "2",
        "column `key` of `public.people`",
        "a floating-point number of 32 bits that is a key is whole and below 2^24"
    )]
    [InlineData("numeric", "70707.01", "integer", "2", "column `key` of `public.people`", "a number that is a key is whole")]
    [InlineData(
        "text",
        "'70707.5'",
        "integer",
        "2",
        "column `key` of `public.people`",
        "where keys are numbers, one written as text has no fraction and no exponent"
    )]
    [InlineData(
        "integer",
        "2",
        "double precision",
        "70707.5",
        "column `subject` of `public.ledger`",
        "a floating-point number that is a key is whole and below 2^53"
    )]
    [InlineData(
        "integer",
        "2",
        "text",
        "'7e4'",
        "column `subject` of `public.ledger`",
        "where keys are numbers, one written as text has no fraction and no exponent"
    )]
    public void A_number_that_may_be_several_is_no_key(
        string keyType,
        string key,
        string subjectType,
        string subject,
        string where,
        string why
    )
    {
        using var workspace = Workspace(keyType, key, subjectType, subject);

        Assert.Equal(2, workspace.Filter("--out", "out"));
        Assert.Contains(
            $"error SLU8080: {where} holds something that is no key: 1 of its cells; {why}\n",
            workspace.Files.Output,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("70707", workspace.Files.Output, StringComparison.Ordinal);
    }

    [PostgresTheory]
    [InlineData("'100.0000000000000001'", "json->'a'", "> 100", false)]
    [InlineData("'100.000'", "json->'a'", "> 100", false)]
    [InlineData("0.1", "double precision", "= 0.1", true)]
    [InlineData("0.1", "real", "= 0.1", true)]
    [InlineData("0.1", "double precision", "< 0.10000000000000000001", true)]
    [InlineData("1e300", "double precision", "> 100", true)]
    [InlineData("'NaN'", "numeric", "> 100", false)]
    [InlineData("'Infinity'", "double precision", "> 100", false)]
    [InlineData("'100.5'", "text", "> 100", true)]
    [InlineData("'\"101\"'", "json->'a'", "> 100", false)]
    [InlineData("7", "bigint", "= 7", true)]
    public void A_number_is_compared_by_its_digits_whatever_its_type(string cell, string type, string comparison, bool selected)
    {
        using var workspace = new PostgresWorkspace(server);
        workspace.Files.Write(
            "set/policy.sluice",
            $$"""
            category data { id  value }
            purpose work
            partner desk { in SG }
            subject attribute adult : decimal
            rule all { allow data to desk for work when adult {{comparison}} }
            """
        );
        workspace.Files.Write(
            "transfer.yaml",
            workspace
                .Files.Read("transfer.yaml")
                .Replace("consent: { yes: ledger }\n", "", StringComparison.Ordinal)
                .Replace("ledger: { source: ledger.csv }", "", StringComparison.Ordinal)
        );
        var value = type == "json->'a'" ? $"CAST('{{\"a\": ' || {cell} || '}}' AS json)->'a'" : $"CAST({cell} AS {type})";
        workspace.Sql($"DROP TABLE people; CREATE TABLE people AS SELECT 'p1' AS key, {value} AS grown, 1 AS id, 'a' AS value");
        Assert.Equal(0, workspace.Files.Run("sql", "transfer.yaml", "--policies", "set", "--dialect", "postgres", "--output", "query.sql"));
        Assert.Equal(selected ? 1 : 0, workspace.Rows(workspace.Files.Read("query.sql")).Count);
    }

    [PostgresFact]
    public void A_database_of_another_encoding_is_read_too()
    {
        using var workspace = Workspace("text", "'p2'", "text", "'P2'");
        workspace.Sql("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");
        workspace.Files.Variables["SLUICE_CONNECTION"] = server.Address("postgres", "latin");
        workspace.Sql(Tables("text", "'\u00C4'", "text", "'\u00E4'"), "latin");

        Assert.Equal(2, workspace.Filter("--out", "out"));
        Assert.Contains("SLU8060", workspace.Files.Output, StringComparison.Ordinal);
    }

    [PostgresFact]
    public void A_ledger_of_other_people_altogether_is_an_error()
    {
        using var workspace = Workspace("text", "'p2'", "text", "'p3'");
        workspace.Sql("UPDATE ledger SET subject = subject || '@b.example'");

        Assert.Equal(2, workspace.Filter("--out", "out"));
        Assert.Contains(
            "error SLU8061: of the 2 people of the ledger none is in the rows of `public.people`",
            workspace.Files.Output,
            StringComparison.Ordinal
        );
    }

    [PostgresFact]
    public void A_misspelt_consent_is_not_passed_over()
    {
        using var workspace = Workspace("text", "'p2'", "text", "'p2'");
        workspace.Sql("UPDATE ledger SET consent = 'Objektion' WHERE subject = 'p2'");

        Assert.Equal(2, workspace.Filter("--out", "out"));
        Assert.Contains(
            "error SLU8062: `public.ledger` has 1 record of a consent that no policy knows and whose name is nearly `objection`\n",
            workspace.Files.Output,
            StringComparison.Ordinal
        );
    }

    [PostgresTheory]
    [InlineData("''")]
    [InlineData("'v1'")]
    [InlineData("NULL")]
    public void A_withdrawal_counts_whatever_notice_it_names(string notice)
    {
        using var workspace = Workspace("text", "'p2'", "text", "'p2'");
        workspace.Sql($"UPDATE ledger SET notice = {notice}");

        Assert.Equal(0, workspace.Filter("--dry-run"));
        Assert.Contains("rows: 2 in, 0 out", workspace.Files.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("malformed", workspace.Files.Output, StringComparison.Ordinal);
    }

    [PostgresFact]
    public void A_database_of_no_encoding_is_refused()
    {
        using var workspace = Workspace("text", "'p2'", "text", "'p2'");
        workspace.Sql("CREATE DATABASE bytes ENCODING 'SQL_ASCII' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");
        workspace.Files.Variables["SLUICE_CONNECTION"] = server.Address("postgres", "bytes");

        Assert.Equal(2, workspace.Filter("--out", "out"));
        Assert.Contains("the encoding of the database is SQL_ASCII", workspace.Files.Output, StringComparison.Ordinal);
    }

    private PostgresWorkspace Workspace(string keyType, string key, string subjectType, string subject)
    {
        var workspace = new PostgresWorkspace(server);
        workspace.Files.Write("set/policy.sluice", Policy);
        workspace.Files.Write(
            "transfer.yaml",
            workspace
                .Files.Read("transfer.yaml")
                .Replace("consent: { yes: ledger }", "consent: { objection: ledger }", StringComparison.Ordinal)
                .Replace("ledger: { source: ledger.csv }", "ledger: { source: ledger.csv, complete: true }", StringComparison.Ordinal)
        );
        workspace.Sql(
            "DROP TABLE people; DROP TABLE ledger; CREATE EXTENSION IF NOT EXISTS citext;" + Tables(keyType, key, subjectType, subject)
        );
        return workspace;
    }

    private static string Tables(string keyType, string key, string subjectType, string subject)
    {
        var other = keyType == "uuid" || subjectType == "uuid" ? "'b0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'" : "'1'";
        return $"""
            CREATE TABLE people (key {keyType}, grown boolean, id integer, value text);
            INSERT INTO people VALUES ({other}, true, 1, 'a'), ({key}, true, 2, 'b');
            CREATE TABLE ledger (subject {subjectType}, consent text, granted_at date, withdrawn_at date, expires_at date, notice text);
            INSERT INTO ledger VALUES ({other}, 'objection', NULL, '2024-01-01'), ({subject}, 'objection', NULL, '2024-01-01');
            """;
    }
}
