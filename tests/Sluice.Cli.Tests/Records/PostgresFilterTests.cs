using System.Text.Json;
using Sluice.Tests.Records;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary><c>sluice filter --engine postgres</c>, through the whole program.</summary>
[Trait("Category", "Slow")]
public sealed class PostgresFilterTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    [PostgresFact]
    public void Permitted_rows_are_written_as_CSV_with_a_report()
    {
        using var workspace = new PostgresWorkspace(server);
        workspace.Files.Manifest(transfer: "onward: [shop]");
        var before = workspace.Made();

        Assert.Equal(0, workspace.Filter("--out", "out"));
        Assert.Equal("id,value\n1,a\n", workspace.Files.Read("out/people.csv"));
        var report = workspace.Files.Json;
        var dataset = report.GetProperty("datasets")[0];
        var source = dataset.GetProperty("tables")[0].GetProperty("sha256").GetString();
        var ledger = report.GetProperty("ledger").GetProperty("tables")[0].GetProperty("sha256").GetString();
        Assert.Equal(
            $"""
            t, on 2024-03-01
              to desk (in SG)
              onward to shop (in US)
              for work
              verdict: restrict
              people: written to people.csv
                rows: 4 in, 1 out, 3 withheld
                for 1 of 4 people
                people of the ledger found in the data: 2 of 2
                withheld by rule abroad: 3
                withheld because nothing permits it: 2, in 1 of them because something is
                  not known
                together 5, more than the 3 withheld: a row that several of these stand
                  against counts under each
                column value only where adult and consent yes (not in 3 rows)
                read table public.people
                  sha256:{source}
                wrote people.csv
                  sha256:{workspace.Files.Sha256("out/people.csv")}
              ledger public.ledger: 2 records, 2 of them of the consents asked for
                read table public.ledger
                  sha256:{ledger}
              decided again, what is written: allow
              policy sha256:{workspace.Files.Report("policy")[7..]}
              manifest
                sha256:{workspace.Files.Report("manifest")[7..]}

            """,
            workspace.Files.Read("out/report.txt")
        );
        Assert.Equal(
            ("postgres", "allow", 4),
            (
                workspace.Files.Report("engine"),
                workspace.Files.Report("output_verdict"),
                dataset.GetProperty("tables")[0].GetProperty("rows").GetInt32()
            )
        );
        Assert.Equal(0, report.GetProperty("not_shown").GetArrayLength());
        Assert.Equal(before, workspace.Made());
    }

    [PostgresFact]
    public void The_same_rows_give_the_same_bytes_whatever_their_order()
    {
        using var workspace = new PostgresWorkspace(server);
        Assert.Equal(0, workspace.Filter("--out", "out"));
        var (rows, report) = (workspace.Files.Read("out/people.csv"), workspace.Files.Read("out/report.json"));

        workspace.Sql("CREATE TABLE other AS SELECT * FROM people ORDER BY id DESC; DROP TABLE people; ALTER TABLE other RENAME TO people");
        Assert.Equal(0, workspace.Filter("--out", "out"));
        Assert.Equal((rows, report), (workspace.Files.Read("out/people.csv"), workspace.Files.Read("out/report.json")));
    }

    [PostgresFact]
    public void A_table_is_made_where_it_is_told_to()
    {
        using var workspace = new PostgresWorkspace(server);
        workspace.Sql("CREATE SCHEMA \"Out.going\"");
        var before = workspace.Made();

        Assert.Equal(0, workspace.Filter("--into", "\"Out.going\".\"Peo\"\"ple\"", "--out", "out"));
        Assert.Equal(["1|a", "4|d"], workspace.Rows("SELECT * FROM \"Out.going\".\"Peo\"\"ple\" ORDER BY id"));
        Assert.Contains("people: written to table \"Out.going\".\"Peo\"\"ple\"", workspace.Files.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["report.json", "report.txt"],
            Directory.GetFiles(Path.Combine(workspace.Files.Folder, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.Equal(2, workspace.Files.Json.GetProperty("datasets")[0].GetProperty("rows_out").GetInt32());
        Assert.Equal(3, workspace.Made().Except(before).Count());

        Assert.Equal(2, workspace.Filter("--into", "outgoing.people"));
        Assert.Contains("there is no such schema", workspace.Files.Output, StringComparison.Ordinal);

        // It is never added to and never replaced.
        Assert.Equal(2, workspace.Filter("--into", "\"Out.going\".\"Peo\"\"ple\""));
        Assert.Contains("SLU8042", workspace.Files.Output, StringComparison.Ordinal);
    }

    [PostgresFact]
    public void A_run_that_fails_makes_no_table()
    {
        using var workspace = new PostgresWorkspace(server);
        workspace.Files.Write("set/crowd.sluice", "rule crowd { require people >= 4 of data.value }");
        workspace.Files.Manifest(transfer: "people: 4");
        var before = workspace.Made();

        Assert.Equal(2, workspace.Filter("--into", "made", "--out", "out"));
        Assert.Contains("SLU8032", workspace.Files.Output, StringComparison.Ordinal);
        Assert.Equal(before, workspace.Made());
        Assert.False(workspace.Files.Exists("out"));
    }

    [PostgresFact]
    public void A_dry_run_counts_people_and_makes_nothing()
    {
        using var workspace = new PostgresWorkspace(server);
        workspace.Sql("INSERT INTO people VALUES ('p1', true, 5, 'e')");
        var before = workspace.Made();

        Assert.Equal(0, workspace.Filter("--dry-run", "--into", "made"));
        Assert.Contains("people: would be written to table made\n", workspace.Files.Output, StringComparison.Ordinal);
        Assert.Contains("rows: 5 in, 3 out, 2 withheld\n    for 2 of 4 people\n", workspace.Files.Output, StringComparison.Ordinal);
        Assert.Equal(before, workspace.Made());
        Assert.Equal(2, workspace.Filter("--dry-run", "--into", "ledger"));
        Assert.Contains("SLU8042", workspace.Files.Output, StringComparison.Ordinal);
    }

    [PostgresFact]
    public void Other_tables_can_be_named()
    {
        using var workspace = new PostgresWorkspace(server);
        workspace.Files.Manifest(transfer: "onward: [shop]");
        workspace.Sql(
            "CREATE SCHEMA crm; ALTER TABLE people SET SCHEMA crm; ALTER TABLE crm.people RENAME TO \"select\"; CREATE VIEW crm.asked AS SELECT * FROM ledger"
        );

        Assert.Equal(2, workspace.Filter("--out", "out"));
        Assert.Contains("SLU8041", workspace.Files.Output, StringComparison.Ordinal);
        Assert.Equal(0, workspace.Filter("--out", "out", "--table", "people=crm.select", "--table", "ledger=crm.asked"));
        Assert.Equal("id,value\n1,a\n", workspace.Files.Read("out/people.csv"));
        Assert.Equal(2, workspace.Filter("--out", "out", "--table", "peopel=crm.select"));
        Assert.Contains("did you mean `people`?", workspace.Files.Output, StringComparison.Ordinal);
        Assert.Equal(2, workspace.Filter("--out", "out", "--table", "people=crm.selected"));
        Assert.Contains("did you mean `select`?", workspace.Files.Output, StringComparison.Ordinal);
    }

    [PostgresTheory]
    [InlineData("ALTER TABLE people ADD note text", "SLU8011", "column 5 of `public.people`")]
    [InlineData("ALTER TABLE people DROP value", "SLU8010", "`value`")]
    [InlineData("ALTER TABLE people ADD \"Value\" text", "SLU8011", "column 5 of `public.people`")]
    [InlineData("ALTER TABLE people ALTER grown TYPE integer USING grown::integer", "SLU8012", "holds integer, and boolean is wanted")]
    [InlineData("ALTER TABLE people ALTER key TYPE boolean USING true", "SLU8012", "holds boolean")]
    [InlineData("ALTER TABLE ledger DROP notice", "SLU8010", "`notice`")]
    [InlineData("ALTER TABLE ledger ALTER granted_at TYPE text", "SLU8012", "holds text, and a date is wanted")]
    [InlineData("INSERT INTO ledger VALUES (NULL, 'yes')", "SLU8014", "1 in all")]
    [InlineData("DROP TABLE ledger", "SLU8041", "`ledger`")]
    [InlineData(
        "ALTER TABLE people ENABLE ROW LEVEL SECURITY; ALTER TABLE people FORCE ROW LEVEL SECURITY; GRANT SELECT ON people, ledger TO mere",
        "SLU8019",
        "row-level security would hide some of its rows"
    )]
    [InlineData(
        "ALTER TABLE ledger ENABLE ROW LEVEL SECURITY; GRANT SELECT ON people, ledger TO mere",
        "SLU8019",
        "row-level security would hide some of its rows"
    )]
    [InlineData("GRANT SELECT ON people TO mere", "SLU8019", "permission denied for table ledger")]
    public void What_is_wrong_with_tables_ends_the_run(string change, string id, string said)
    {
        using var workspace = new PostgresWorkspace(server);
        workspace.Files.Manifest(transfer: "onward: [shop]");
        workspace.Sql("DO $$ BEGIN CREATE ROLE mere LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        workspace.Sql(change);
        workspace.Files.Variables["SLUICE_CONNECTION"] = workspace.Address(
            change.Contains("mere", StringComparison.Ordinal) ? "mere" : "postgres"
        );

        Assert.Equal(2, workspace.Filter("--out", "out"));
        Assert.Contains(id, workspace.Files.Output, StringComparison.Ordinal);
        Assert.Contains(said, workspace.Files.Output, StringComparison.Ordinal);
        Assert.False(workspace.Files.Exists("out"));
    }

    [PostgresFact]
    public void A_cell_that_is_no_value_ends_the_run_without_being_shown()
    {
        using var workspace = new PostgresWorkspace(server);
        workspace.Files.Write("set/more.sluice", "subject attribute land : country\nrule here { deny data.value when land = KR }");
        workspace.Files.Write(
            "transfer.yaml",
            workspace.Files.Read("transfer.yaml").Replace("adult: grown", "adult: grown, land: land", StringComparison.Ordinal)
        );
        workspace.Sql("ALTER TABLE people ADD land text; UPDATE people SET land = 'Korea' WHERE id > 2");

        Assert.Equal(2, workspace.Filter("--out", "out"));
        Assert.Contains("SLU8013", workspace.Files.Output, StringComparison.Ordinal);
        Assert.Contains("2 of its cells", workspace.Files.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Korea", workspace.Files.Output, StringComparison.Ordinal);
    }

    [PostgresFact]
    public void Rows_can_refute_the_population()
    {
        using var workspace = new PostgresWorkspace(server);
        workspace.Files.Write("set/people.sluice", "population users\npopulation users.adults = adult");
        workspace.Files.Manifest(transfer: "population: users.adults");

        Assert.Equal(2, workspace.Filter("--dry-run"));
        Assert.Contains("SLU8031", workspace.Files.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 4 are not", workspace.Files.Output, StringComparison.Ordinal);
    }

    [PostgresFact]
    public void Flaws_of_records_are_counted_and_grant_nothing()
    {
        using var workspace = new PostgresWorkspace(server);
        workspace.Files.Manifest(transfer: "onward: [shop]");
        workspace.Sql(
            """
            TRUNCATE ledger;
            INSERT INTO ledger VALUES ('p1', 'yes', '2024-02-01', NULL), ('p1', 'yes', '2024-02-01', NULL), ('p4', 'yes', '2024-02-01', '2024-01-01'),
              ('p2', 'yes', '2024-03-02', NULL), ('p3', 'yes', 'infinity', NULL), ('p9', 'other', NULL, NULL);
            """
        );

        Assert.Equal(0, workspace.Filter("--out", "out"));
        Assert.Equal("id,value\n1,a\n", workspace.Files.Read("out/people.csv"));
        Assert.Contains(
            "6 records, 5 of them of the consents asked for of these grant nothing of their own: 1 duplicate, 1 contradictory, 1 future, 1 malformed",
            workspace.Files.Flat,
            StringComparison.Ordinal
        );
    }

    [PostgresFact]
    public void Texts_are_compared_letter_by_letter_whatever_the_column_says()
    {
        using var workspace = new PostgresWorkspace(server);
        workspace.Files.Manifest(transfer: "onward: [shop]");
        workspace.Sql(
            """
            CREATE COLLATION careless (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
            ALTER TABLE people ALTER key TYPE text COLLATE careless; ALTER TABLE ledger ALTER subject TYPE text COLLATE careless;
            UPDATE people SET key = 'P1' WHERE id = 1;
            """
        );
        Assert.Equal(2, workspace.Filter("--out", "out"));
        Assert.Contains("SLU8060", workspace.Files.Output, StringComparison.Ordinal);
        workspace.Files.Write(
            "transfer.yaml",
            workspace.Files.Read("transfer.yaml").Replace("source: ledger.csv", "source: ledger.csv, keys: exact", StringComparison.Ordinal)
        );

        Assert.Equal(0, workspace.Filter("--out", "out"));
        Assert.Equal("id,value\n", workspace.Files.Read("out/people.csv"));
    }

    [PostgresFact]
    public void A_password_is_never_shown()
    {
        using var workspace = new PostgresWorkspace(server);
        workspace.Sql($"GRANT SELECT ON people, ledger TO {PostgresServer.Guarded}");
        var good = new Npgsql.NpgsqlConnectionStringBuilder(workspace.Address(PostgresServer.Guarded))
        {
            Password = PostgresServer.Password,
        };
        var uri =
            $"postgresql://{PostgresServer.Guarded}:{Uri.EscapeDataString(PostgresServer.Password)}@127.0.0.1:{server.Port}/{good.Database}?sslmode=disable";

        Assert.Equal(0, workspace.Filter("--out", "out", "--connection", good.ConnectionString));
        Assert.DoesNotContain("sesame", workspace.Files.Output + workspace.Files.Read("out/report.json"), StringComparison.Ordinal);
        Assert.Equal(0, workspace.Filter("--out", "out", "--connection", uri));

        foreach (
            var wrong in (string[])
                [
                    good.ConnectionString.Replace("sesame", "secret", StringComparison.Ordinal),
                    uri.Replace("sesame", "secret", StringComparison.Ordinal),
                    $"Passwort=secret;{good.ConnectionString}",
                    "postgresql://u:secret@[/x",
                    "Host=127.0.0.1;Port=1;Password=secret",
                ]
        )
        {
            Assert.Equal(2, workspace.Filter("--out", "other", "--connection", wrong));
            Assert.Contains("SLU8040", workspace.Files.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", workspace.Files.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("sesame", workspace.Files.Output, StringComparison.Ordinal);
        }

        Assert.False(workspace.Files.Exists("other"));
    }

    [PostgresFact]
    public void A_table_that_changes_meanwhile_does_not_change_the_run()
    {
        using var workspace = new PostgresWorkspace(server);
        workspace.Files.Manifest(transfer: "onward: [shop]");
        workspace.Sql("INSERT INTO people SELECT 'p1', true, i, 'x' FROM generate_series(10, 20000) AS i");
        var stopped = false;
        var meddling = new Thread(() =>
        {
            while (!Volatile.Read(ref stopped))
            {
                workspace.Sql(
                    "INSERT INTO people VALUES ('p1', true, 9, 'late'); UPDATE ledger SET withdrawn_at = CASE WHEN withdrawn_at IS NULL THEN date '2024-02-01' END WHERE subject = 'p1'"
                );
            }
        });
        meddling.Start();

        var codes = Enumerable.Range(0, 3).Select(_ => workspace.Filter("--out", "out")).ToList();
        Volatile.Write(ref stopped, true);
        meddling.Join();
        Assert.Equal([0, 0, 0], codes);
        var dataset = workspace.Files.Json.GetProperty("datasets")[0];
        Assert.Equal(dataset.GetProperty("rows_in").GetInt64(), dataset.GetProperty("tables")[0].GetProperty("rows").GetInt64());
        Assert.Equal(dataset.GetProperty("rows_out").GetInt64(), workspace.Files.Read("out/people.csv").Count(static c => c == '\n') - 1);
    }

    [PostgresFact]
    public void Names_that_look_like_SQL_are_names()
    {
        const string Column = "va\"l'; DROP TABLE people; --";
        using var workspace = new PostgresWorkspace(server);
        workspace.Sql($"ALTER TABLE people RENAME value TO \"{Column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        workspace.Files.Manifest(
            fields: $"id: {{ category: data.id }}, \"{Column.Replace("\"", "\\\"", StringComparison.Ordinal)}\": {{ category: data.value }}"
        );

        Assert.Equal(0, workspace.Filter("--into", "x; DROP TABLE people"));
        Assert.Equal(["1|a", "4|d"], workspace.Rows("SELECT * FROM \"x; DROP TABLE people\" ORDER BY id"));
        Assert.Equal(["4"], workspace.Rows("SELECT COUNT(*) FROM people"));
    }
}
