using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary><c>sluice sql --form</c>, through the whole program.</summary>
public sealed class SqlFormTests : IDisposable
{
    private readonly RowWorkspace workspace = new();

    public SqlFormTests()
    {
        workspace.Manifest(transfer: "onward: [{ to: shop, fields: [value] }]");
        workspace.Write(
            "transfer.yaml",
            workspace.Read("transfer.yaml").Replace("on: 2024-03-01", "from: 2024-01-01\nuntil: 2030-01-01", StringComparison.Ordinal)
        );
        workspace.Write(
            "people.csv",
            "\"key\",\"varchar\",\"\",\"\"\n\"grown\",\"boolean\",\"\",\"\"\n\"id\",\"bigint\",\"\",\"\"\n\"value\",\"varchar\",\"\",\"\"\n\"salary\",\"bigint\",\"\",\"\"\n"
        );
    }

    [Theory]
    [InlineData("view", "duckdb", "CREATE OR REPLACE VIEW \"people_for_t\" AS\nWITH\n")]
    [InlineData("view", "postgres", "CREATE OR REPLACE VIEW \"people_for_t\" WITH (security_barrier) AS\nWITH\n")]
    [InlineData("view", "trino", "\nSECURITY DEFINER AS\nWITH\n")]
    [InlineData("view", "spark", "CREATE OR REPLACE VIEW `people_for_t`\nCOMMENT 'policy sha256:")]
    [InlineData("view", "snowflake", "CREATE OR REPLACE SECURE VIEW \"people_for_t\"\nCOMMENT = 'policy sha256:")]
    [InlineData("view", "bigquery", "CREATE OR REPLACE VIEW `people_for_t`\nOPTIONS (description = 'policy sha256:")]
    [InlineData("ctas", "trino", "CREATE TABLE \"people_for_t\" AS\nWITH\n")]
    [InlineData("ctas", "spark", "CREATE TABLE `people_for_t` USING parquet AS\nWITH\n")]
    [InlineData("select", "trino", "left out")]
    [InlineData("row-filter", "spark", "\nAND -- what was decided holds on these days alone\n")]
    public void Each_form_says_by_what_it_was_decided(string form, string dialect, string expected)
    {
        Assert.Equal(0, Sql(form, "--dialect", dialect, "--as-of", "2024-03-01"));
        Assert.Contains(form == "select" ? "WITH\n" : expected, workspace.Output, StringComparison.Ordinal);
        Assert.Matches("-- policy sha256:[0-9a-f]{64}\n-- manifest sha256:[0-9a-f]{64}\n", workspace.Output);
        Assert.Equal(
            form is "view" or "row-filter",
            workspace.Output.Contains("-- consents and terms are asked for the current day (UTC)\n", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_text_for_later_days_says_on_which_it_holds()
    {
        Assert.Equal(2, Sql("ctas"));
        Assert.Contains("SLU8003:", workspace.Output, StringComparison.Ordinal);
        Assert.Equal(0, Sql("view"));
        workspace.Write("set/more.sluice", "rule off { deny any to shop from 2024-05-22 }");
        Assert.Equal(0, Sql("view", "--as-of", "2024-03-01"));
        Assert.Contains("-- on 2024-03-01\n", workspace.Output, StringComparison.Ordinal);
        Assert.Contains(
            "-- what is decided here holds from 2024-01-01 through 2024-05-21: no row is selected on another day",
            workspace.Output,
            StringComparison.Ordinal
        );
        Assert.Contains(" BETWEEN DATE '2024-01-01' AND DATE '2024-05-21'", workspace.Output, StringComparison.Ordinal);

        // Without a day of the run: what is permitted on each of them, which needs no day for its consents.
        Assert.Equal(0, Sql("view"));
        Assert.Contains("column value is left out: rule off", workspace.Output, StringComparison.Ordinal);
        Assert.Contains("-- what is decided here holds from 2024-01-01 through 2029-12-31: ", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_taken_where_one_is_given()
    {
        Assert.Equal(0, Sql("view", "--dialect", "trino", "--table", "people=lake.crm.people", "--as-of", "2024-03-01"));
        Assert.Contains("VIEW \"lake\".\"crm\".\"people_for_t\"\n", workspace.Output, StringComparison.Ordinal);
        Assert.Equal(0, Sql("view", "--dialect", "trino", "--into", "out.\"a\"\"b\"", "--as-of", "2024-03-01"));
        Assert.Contains("VIEW \"out\".\"a\"\"b\"\n", workspace.Output, StringComparison.Ordinal);
        Assert.Equal(0, Sql("ctas", "--into", "people=out.people", "--as-of", "2024-03-01"));
        Assert.Contains("CREATE TABLE \"out\".\"people\" AS\n", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_of_Trino_show_what_is_permitted_and_nothing_else()
    {
        Assert.Equal(0, Rules("--user", "desk=svc.desk", "--user", "shop=svc_shop"));
        var rules = JsonDocument.Parse(workspace.Output).RootElement.GetProperty("tables").EnumerateArray().ToList();

        Assert.Equal([@"svc\.desk", "svc_shop", @"svc\.desk", "svc_shop"], rules.Select(static r => r.GetProperty("user").GetString()));
        Assert.Equal(["lake", "crm", "people"], new[] { "catalog", "schema", "table" }.Select(k => rules[0].GetProperty(k).GetString()));
        Assert.Equal(["SELECT"], rules[0].GetProperty("privileges").EnumerateArray().Select(static p => p.GetString()));
        Assert.Equal("gate", rules[0].GetProperty("filter_environment").GetProperty("user").GetString());
        Assert.Equal(["key", "grown", "salary"], Hidden(rules[0]));

        // A recipient that gets single fields sees no other.
        Assert.Equal(["key", "grown", "id", "salary"], Hidden(rules[1]));
        Assert.All(rules.Skip(2), static r => Assert.Equal("[]", r.GetProperty("privileges").GetRawText()));
        Assert.All(rules.Skip(2), static r => Assert.Equal(2, r.EnumerateObject().Count()));

        var filter = rules[0].GetProperty("filter").GetString()!;
        Assert.Matches("\n-- policy sha256:[0-9a-f]{64}\n-- manifest sha256:[0-9a-f]{64}\n", filter);
        Assert.Contains(
            "-- a column that the table gets later is shown until these rules are printed again",
            filter,
            StringComparison.Ordinal
        );
        Assert.Contains("FROM \"lake\".\"crm\".\"ledger\" AS ", filter, StringComparison.Ordinal);
    }

    private static List<string> Hidden(JsonElement rule) =>
        [
            .. rule.GetProperty("columns")
                .EnumerateArray()
                .Where(static c => !c.GetProperty("allow").GetBoolean())
                .Select(static c => c.GetProperty("name").GetString()!)
                .Where(static n => n[0] != '$'),
        ];

    [Fact]
    public void Where_nothing_may_leave_the_user_is_left_without_any_privilege()
    {
        workspace.Write("set/more.sluice", "rule off { deny any }");
        Assert.Equal(1, Rules());
        Assert.Equal("""{"tables":[{"user":"svc","privileges":[]}]}""", JsonSerializer.Serialize(JsonDocument.Parse(workspace.Output)));
    }

    // What was printed is run some time, when a column may hold something else: a day is asked for its type once more, and what is none is
    // not known.
    [Fact]
    public void The_columns_of_the_ledger_make_its_cells_short()
    {
        workspace.Manifest(transfer: "onward: [shop]");
        workspace.Write(
            "dates.csv",
            string.Concat(
                "subject consent granted_at withdrawn_at expires_at notice"
                    .Split(' ')
                    .Select(static n => $"\"{n}\",\"{(n.EndsWith("_at", StringComparison.Ordinal) ? "date" : "varchar")}\",\"\",\"\"\n")
            )
        );
        Assert.Equal(0, Sql("select", "--dialect", "trino"));
        var whole = workspace.Output;
        Assert.Equal(0, Sql("select", "--dialect", "trino", "--columns", "people.csv", "--columns", "ledger=dates.csv"));
        Assert.True(workspace.Output.Length < whole.Length * 2 / 3, $"{workspace.Output.Length} of {whole.Length} characters");
        Assert.Contains("WHEN TYPEOF(\"cells\".\"withdrawn_at\") = 'date'", workspace.Output, StringComparison.Ordinal);
        Assert.Contains("\"cells\".\"withdrawn_at\" IS NOT NULL AS \"has_withdrawn\"", workspace.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("REGEXP_REPLACE(\"withdrawn_text\"", workspace.Output, StringComparison.Ordinal);

        // What Trino says of its columns says nothing of those of another engine.
        Assert.Equal(0, Sql("select", "--dialect", "spark", "--columns", "ledger=dates.csv"));
        Assert.Contains("REGEXP_REPLACE(`withdrawn_text`", workspace.Output, StringComparison.Ordinal);
        workspace.Write("dates.csv", "\"subject\",\"varchar\",\"\",\"\"\n\"consents\",\"varchar\",\"\",\"\"\n");
        Assert.Equal(2, Sql("select", "--dialect", "trino", "--columns", "ledger=dates.csv"));
        Assert.Contains("SLU8133: column `consent` of `ledger`", workspace.Output, StringComparison.Ordinal);
        Assert.Contains("did you mean `consents`?", workspace.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SLU5005", "--form", "table")]
    [InlineData("SLU8130", "--form", "select", "--into", "out.people")]
    [InlineData("SLU8130", "--form", "row-filter", "--into", "out.people")]
    [InlineData("SLU8130", "--owner", "gate")]
    [InlineData("SLU8130", "--form", "view", "--user", "desk=svc")]
    [InlineData("SLU5007", "--form", "trino-rules", "--owner", "gate")]
    [InlineData("SLU5007", "--form", "trino-rules", "--user", "desk=svc")]
    [InlineData("SLU8130", "--form", "trino-rules", "--user", "desk=svc", "--owner", "gate", "--dialect", "spark")]
    [InlineData("SLU5005", "--form", "trino-rules", "--user", "svc", "--owner", "gate")]
    [InlineData("SLU5005", "--form", "trino-rules", "--user", "desk=", "--owner", "gate")]
    [InlineData("SLU8043", "--form", "view", "--into", "persons=out.people")]
    [InlineData("SLU5012", "--columns", "nowhere.csv")]
    [InlineData("SLU8043", "--columns", "peple=people.csv")]
    [InlineData("SLU8132", "--columns", "rows.csv")]
    [InlineData("SLU8132", "--columns", "people=rows.csv")]
    [InlineData("SLU5005", "--columns", "people.csv", "--columns", "people=people.csv")]
    public void What_does_not_fit_is_refused(string id, params string[] options)
    {
        Assert.Equal(2, workspace.Run(["sql", "transfer.yaml", "--policies", "set", "--as-of", "2024-03-01", .. options]));
        Assert.Contains(id + ":", workspace.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SELECT", workspace.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("p1,true", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistyped_name_is_one_mistake_with_the_nearest()
    {
        Assert.Equal(2, Sql("select", "--dialect", "trino", "--as-of", "2024-03-01", "--columns", "peple=people.csv"));
        Assert.Contains(
            "error SLU8043: `--columns peple` names no dataset of the manifest, and not the ledger\n  hint: did you mean `people`?",
            workspace.Output,
            StringComparison.Ordinal
        );

        Assert.Equal(2, Rules("--user", "dsk=svc"));
        Assert.Contains("did you mean `desk`?", workspace.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SLU8148", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transfer_none_of_whose_recipients_has_a_user_has_no_rules()
    {
        var first = workspace.Read("transfer.yaml");
        workspace.Write(
            "transfer.yaml",
            first.TrimEnd()
                + "\n---\n"
                + Regex
                    .Replace(first, "^transfer: .*", "transfer: other")
                    .Replace("onward: [{ to: shop, fields: [value] }]\n", "", StringComparison.Ordinal)
                    .Replace("to: desk", "to: shop", StringComparison.Ordinal)
        );

        Assert.Equal(2, Rules("--user", "desk=svc"));
        Assert.Contains(
            "error SLU8148: `other` needs the user of a recipient, `--user PARTNER=USER`",
            workspace.Output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("SLU8131", "people=lake.crm.people", "")]
    [InlineData("SLU8131", "people=lake.crm.people", "--columns spark.txt")]
    [InlineData("SLU8133", "people=lake.crm.people", "--columns short.csv")]
    [InlineData("SLU8136", "people=crm.people", "--columns people.csv")]
    public void Rules_need_to_know_the_table(string id, string table, string columns)
    {
        workspace.Write("spark.txt", "key\tstring\t\ngrown\tboolean\t\nid\tbigint\t\nvalue\tstring\t\n");
        workspace.Write("short.csv", "\"key\",\"varchar\",\"\",\"\"\n\"id\",\"bigint\",\"\",\"\"\n\"value\",\"varchar\",\"\",\"\"\n");
        Assert.Equal(
            2,
            workspace.Run([
                "sql",
                "transfer.yaml",
                "--policies",
                "set",
                "--form",
                "trino-rules",
                "--as-of",
                "2024-03-01",
                "--user",
                "desk=svc",
                "--owner",
                "gate",
                "--table",
                table,
                .. columns.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            ])
        );
        Assert.Contains(id + ":", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_recipients_have_users_and_none_is_the_owner()
    {
        Assert.Equal(2, Rules("--user", "dask=svc_desk"));
        Assert.Contains("SLU8134: `dask` is no recipient of `t`", workspace.Output, StringComparison.Ordinal);
        Assert.Contains("did you mean `desk`?", workspace.Output, StringComparison.Ordinal);
        Assert.Equal(2, Rules("--user", "desk=gate"));
        Assert.Contains("SLU8135: `gate` cannot be owner and recipient", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_made_twice()
    {
        workspace.Write(
            "transfer.yaml",
            workspace.Read("transfer.yaml")
                + "\n---\n"
                + workspace.Read("transfer.yaml").Replace("transfer: t\n", "transfer: u\n", StringComparison.Ordinal)
        );
        Assert.Equal(0, Sql("view", "--as-of", "2024-03-01"));
        Assert.Equal(2, Sql("view", "--as-of", "2024-03-01", "--into", "people=out.people"));
        Assert.Contains(
            "SLU8138: `out.people` would be made twice: for `t: people` and `u: people`",
            workspace.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(2, Rules("--columns", "people=people.csv"));
        Assert.Contains("SLU8138: a rule for `svc` and `lake.crm.people` would be made twice", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Single_cells_are_withheld_by_a_view_and_by_rules_but_not_by_a_condition_over_rows()
    {
        workspace.Write(
            "transfer.yaml",
            workspace.Read("transfer.yaml").Replace("subject:", "withhold: null\n    subject:", StringComparison.Ordinal)
        );
        Assert.Equal(2, Sql("row-filter", "--as-of", "2024-03-01"));
        Assert.Contains("SLU8137:", workspace.Output, StringComparison.Ordinal);
        Assert.Equal(0, Sql("view", "--as-of", "2024-03-01"));
        Assert.Equal(0, Rules());
        var column = JsonDocument
            .Parse(workspace.Output)
            .RootElement.GetProperty("tables")[0]
            .GetProperty("columns")
            .EnumerateArray()
            .Single(static c => c.TryGetProperty("mask", out _));
        Assert.Equal("value", column.GetProperty("name").GetString());
        Assert.Equal("gate", column.GetProperty("mask_environment").GetProperty("user").GetString());
    }

    [Fact]
    public void What_it_reads_is_not_written_over()
    {
        Assert.Equal(2, Sql("view", "--as-of", "2024-03-01", "--columns", "people.csv", "--output", "people.csv"));
        Assert.Contains("\"varchar\"", workspace.Read("people.csv"), StringComparison.Ordinal);
    }

    public void Dispose() => workspace.Dispose();

    private int Sql(string form, params string[] options) =>
        workspace.Run(["sql", "transfer.yaml", "--policies", "set", "--form", form, .. options]);

    private int Rules(params string[] options) =>
        Sql(
            "trino-rules",
            [
                "--as-of",
                "2024-03-01",
                "--owner",
                "gate",
                "--table",
                "people=lake.crm.people",
                .. options.Contains("--user") ? Array.Empty<string>() : ["--user", "desk=svc"],
                .. options.Contains("--columns") ? Array.Empty<string>() : ["--columns", "people.csv"],
                .. options,
            ]
        );
}
