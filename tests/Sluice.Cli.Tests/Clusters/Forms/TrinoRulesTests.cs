using System.Globalization;
using System.Text.Json;
using Sluice.Cli.Tests.Records;
using Xunit;

namespace Sluice.Cli.Tests.Clusters.Forms;

/// <summary>
/// Rules of Trino as they are printed, on a real Trino: the user of a partner sees the rows that <c>filter</c> writes, and nothing else, on
/// each day anew.
/// </summary>
[Trait("Category", "Slow")]
public sealed class TrinoRulesTests : IClassFixture<TrinoRulesFixture>, IDisposable
{
    private const string Policy = """
        category data { id  value  secret }
        purpose work
        partner desk { in SG }
        partner shop { in US }
        subject attribute age : integer
        consent yes { kind opt_in  of data  to desk, shop  for work }
        consent off { kind opt_out  of data  to desk, shop  for work }
        rule all { allow data to desk, shop for work }
        rule asked { deny data.value unless consent yes or age >= 65 }
        rule objected { deny data unless consent off }
        rule kept { deny data.secret }

        """;

    private readonly TrinoRulesServer trino;
    private readonly RowWorkspace workspace = new();
    private readonly string schema;

    public TrinoRulesTests(TrinoRulesFixture fixture)
    {
        trino = fixture.Server;
        trino.Execute("CREATE SCHEMA IF NOT EXISTS memory.rules; CREATE TABLE IF NOT EXISTS memory.rules.one (one integer)");
        schema = trino.NewSchema();
        workspace.Write("set/policy.sluice", Policy);
        Manifest();

        // Three people with a consent, one of them with another row; one who objected, one who is old enough, one unknown.
        trino.Execute(
            $"""
            CREATE TABLE {schema}.customers (user_id varchar, age integer, "Phone" varchar, secret varchar, extra varchar);
            INSERT INTO {schema}.customers VALUES ('u1', 20, 'p1', 's1', 'e1'), ('u2', 30, 'p2', 's2', 'e2'), ('u3', 40, 'p3', 's3', 'e3'), ('u3', 70, 'p4', 's4', 'e4'), ('u5', 80, 'p5', 's5', 'e5'), ('u6', 66, 'p6', 's6', 'e6'), ('u7', 50, 'p7', 's7', 'e7'), (NULL, 90, 'p8', 's8', 'e8');
            CREATE TABLE {schema}.consents (subject varchar, consent varchar, granted_at varchar, withdrawn_at varchar, expires_at varchar, notice varchar);
            INSERT INTO {schema}.consents VALUES ('u1', 'yes', '2024-01-01', NULL, NULL, NULL), ('u2', 'yes', '2024-01-01', NULL, NULL, NULL), ('u3', 'other', '2024-01-01', NULL, NULL, NULL), ('u5', 'off', NULL, '2024-01-01', NULL, NULL);
            CREATE TABLE {schema}.other (one integer)
            """
        );
        File.WriteAllText(
            Path.Combine(workspace.Folder, "columns.jsonl"),
            string.Concat(trino.Execute($"DESCRIBE {schema}.customers").Select(static l => l + "\n"))
        );
    }

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    [TrinoFact(IsLong = true)]
    public void The_user_of_a_partner_sees_the_rows_that_filter_writes_and_nothing_else()
    {
        trino.Set(Rules());
        var seen = Seen("svc.desk", "user_id, phone");
        Assert.Equal(["u1|p1", "u2|p2", "u3|p4", "u6|p6"], seen);
        var code = workspace.Run([
            "filter",
            "transfer.yaml",
            "--policies",
            "set",
            "--as-of",
            Text(Today),
            "--engine",
            "trino",
            "--submit",
            trino.Submit,
            .. Tables,
            "--out",
            "out",
        ]);
        Assert.True(code == 0, workspace.Output);
        Assert.Equal(
            workspace
                .Read("out/customers.jsonl")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(Cells)
                .Order(StringComparer.Ordinal),
            seen
        );

        foreach (
            var denied in new[]
            {
                $"SELECT * FROM {schema}.consents",
                $"SELECT * FROM {schema}.other",
                $"SELECT * FROM {schema}.customers",
                $"SELECT age FROM {schema}.customers",
                $"SELECT secret FROM {schema}.customers",
                $"SELECT extra FROM {schema}.customers",
                $"SELECT COUNT(*) FROM {schema}.customers WHERE age > 1",
                $"SELECT user_id FROM {schema}.customers ORDER BY secret",
                "SELECT * FROM memory.rules.one",
                $"INSERT INTO {schema}.customers (user_id) VALUES ('u1')",
                $"DELETE FROM {schema}.customers",
                $"DROP TABLE {schema}.customers",
                $"CREATE TABLE {schema}.mine AS SELECT user_id FROM {schema}.customers",
                $"CREATE VIEW {schema}.mine SECURITY DEFINER AS SELECT user_id FROM {schema}.customers",
                $"SHOW STATS FOR {schema}.customers",
                "SELECT * FROM system.runtime.queries",
            }
        )
        {
            Assert.True(trino.As("svc.desk", denied) is null, denied);
        }

        // A user of a similar name is another user; a user-defined function replaces none in the filter.
        Assert.Equal(8, trino.As("svcxdesk", $"SELECT * FROM {schema}.customers")!.Count);
        Assert.Equal(
            4,
            trino
                .As(
                    "svc.desk",
                    $"WITH FUNCTION substr(t varchar, f bigint, l bigint) RETURNS varchar RETURN '2024-01-01', FUNCTION rtrim(t varchar) RETURNS varchar RETURN 'u1' SELECT user_id FROM {schema}.customers"
                )!
                .Count
        );
    }

    [TrinoFact(IsLong = true)]
    public void The_real_client_sees_the_same()
    {
        trino.Set(Rules());
        Assert.Equal(
            ["u1|p1", "u2|p2", "u3|p4", "u6|p6"],
            trino
                .Execute($"{trino.RealClient} --user svc.desk", $"SELECT user_id, phone FROM {schema}.customers")
                .Select(Cells)
                .Order(StringComparer.Ordinal)
        );
        Assert.Throws<InvalidOperationException>(() =>
            trino.Execute($"{trino.RealClient} --user svc.desk", $"SELECT secret FROM {schema}.customers")
        );
    }

    [TrinoFact(IsLong = true)]
    public void A_day_takes_a_row_away_without_a_new_text()
    {
        trino.Set(Rules());
        Assert.Equal(["u1", "u2", "u3", "u6"], Seen("svc.desk", "user_id"));

        // What is dated after today counts on that day, and not yet.
        var (today, later) = (Text(Today), Text(Today.AddDays(2)));
        trino.Execute(
            $"INSERT INTO {schema}.consents VALUES ('u1', 'off', NULL, '{later}', NULL, NULL), ('u2', 'off', NULL, '{today}', NULL, NULL)"
        );
        Assert.Equal(["u1", "u3", "u6"], Seen("svc.desk", "user_id"));

        trino.Execute(
            $"""
            INSERT INTO {schema}.customers VALUES ('u8', 20, 'p8', 's8', 'e8'), ('u9', 20, 'p9', 's9', 'e9');
            INSERT INTO {schema}.consents VALUES ('u8', 'yes', '2024-01-01', NULL, '{later}', NULL), ('u9', 'yes', '2024-01-01', NULL, '{today}', NULL)
            """
        );
        Assert.Equal(["u1", "u3", "u6", "u8"], Seen("svc.desk", "user_id"));

        // A record without a person may be the withdrawal of any person.
        trino.Execute($"INSERT INTO {schema}.consents VALUES ('', 'yes', '2024-01-01', NULL, NULL, NULL)");
        Assert.Empty(Seen("svc.desk", "user_id"));
    }

    [TrinoTheory(IsLong = true)]
    [InlineData(2, 4)]
    [InlineData(0, 0)]
    public void What_the_policy_forbids_from_a_day_on_is_not_shown_from_then_on(int days, int rows)
    {
        workspace.Write("set/policy.sluice", Policy + $"rule inspection {{ deny any to desk from {Text(Today.AddDays(days))} }}");
        var rules = Rules(Today.AddDays(days - 1));
        Assert.Contains(
            $"-- what is decided here holds from 2024-01-01 through {Text(Today.AddDays(days - 1))}: ",
            Filter(rules),
            StringComparison.Ordinal
        );
        trino.Set(rules);
        Assert.Equal(rows, Seen("svc.desk", "user_id").Count);
    }

    // Where UTC is still or already on another day than the sender.
    [TrinoFact(IsLong = true)]
    public void The_day_is_the_one_in_the_senders_zone()
    {
        var isEarly = DateTime.UtcNow.Hour < 11;
        var (zone, local) = isEarly ? ("Etc/GMT+12", Today.AddDays(-1)) : ("Pacific/Kiritimati", Today.AddDays(1));
        trino.Execute(
            $"INSERT INTO {schema}.consents VALUES ('u2', 'off', NULL, '{Text(isEarly ? local.AddDays(1) : local)}', NULL, NULL)"
        );
        trino.Set(Rules());
        Assert.Equal(!isEarly, Seen("svc.desk", "user_id").Contains("u2"));
        Manifest($"zone: {zone}");
        trino.Set(Rules());
        Assert.Equal(isEarly, Seen("svc.desk", "user_id").Contains("u2"));
    }

    [TrinoFact(IsLong = true)]
    public void Where_single_cells_are_withheld_they_are_masked()
    {
        Manifest("", "withhold: null");
        trino.Set(Rules());
        Assert.Equal(["u1|p1", "u2|p2", "u3|p4", "u3|∅", "u6|p6", "u7|∅"], Seen("svc.desk", "user_id, phone"));
    }

    [TrinoFact(IsLong = true)]
    public void Each_partner_sees_the_fields_that_it_gets()
    {
        Manifest("onward: [{ to: shop, fields: [user_id] }]");
        trino.Set(Rules(users: ["--user", "desk=svc.desk", "--user", "shop=svc_shop"]));
        Assert.Equal(["u1", "u2", "u3", "u6"], Seen("svc_shop", "user_id"));
        Assert.Null(trino.As("svc_shop", $"SELECT phone FROM {schema}.customers"));
        Assert.Equal(4, Seen("svc.desk", "phone").Count);
    }

    [TrinoFact(IsLong = true)]
    public void A_view_is_read_as_its_owner_and_on_the_day_it_is_read()
    {
        Assert.Equal(
            0,
            workspace.Run([
                "sql",
                "transfer.yaml",
                "--policies",
                "set",
                "--dialect",
                "trino",
                "--form",
                "view",
                "--as-of",
                Text(Today),
                "--into",
                $"{schema}.shown",
                "--output",
                "view.sql",
                .. Tables,
            ])
        );
        trino.Set("""{ "tables": [] }""");
        trino.Execute(workspace.Read("view.sql"));
        trino.Set(
            $$"""{ "tables": [ { "user": "svc", "catalog": "memory", "schema": "{{schema["memory.".Length..]}}", "table": "shown", "privileges": ["SELECT"] }, { "user": "svc", "privileges": [] } ] }"""
        );

        Assert.Equal(["u1|p1", "u2|p2", "u3|p4", "u6|p6"], Seen("svc", "*", "shown"));
        Assert.Null(trino.As("svc", $"SELECT user_id FROM {schema}.customers"));
        trino.Execute(
            $"INSERT INTO {schema}.consents VALUES ('u1', 'off', NULL, '{Text(Today)}', NULL, NULL), ('u2', 'off', NULL, '{Text(Today.AddDays(2))}', NULL, NULL)"
        );
        Assert.Equal(["u2|p2", "u3|p4", "u6|p6"], Seen("svc", "*", "shown"));
        Assert.Contains(
            workspace.Read("view.sql").Split('\n').Single(static l => l.StartsWith("-- manifest sha256:", StringComparison.Ordinal))[3..],
            string.Concat(trino.Execute($"SHOW CREATE VIEW {schema}.shown")).Replace("manifest ", "-- manifest ", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    public void Dispose() => workspace.Dispose();

    private string[] Tables => ["--table", $"customers={schema}.customers", "--table", $"consents={schema}.consents"];

    private void Manifest(string transfer = "", string dataset = "") =>
        workspace.Write(
            "transfer.yaml",
            $$"""
            transfer: daily
            to: desk
            purpose: work
            from: 2024-01-01
            consent: { yes: ledger, off: ledger }
            {{transfer}}
            datasets:
              customers:
                key: user_id
                subject: { age: age }
                {{dataset}}
                fields:
                  user_id: { category: data.id }
                  Phone: { category: data.value }
                  secret: { category: data.secret }
            ledger: { source: consents.csv, complete: true }
            """
        );

    private string Rules(DateOnly? asOf = null, string[]? users = null)
    {
        var code = workspace.Run([
            "sql",
            "transfer.yaml",
            "--policies",
            "set",
            "--form",
            "trino-rules",
            "--as-of",
            Text(asOf ?? Today),
            "--owner",
            "gate",
            "--columns",
            "columns.jsonl",
            "--output",
            "rules.json",
            .. users ?? ["--user", "desk=svc.desk"],
            .. Tables,
        ]);
        Assert.True(code == 0, workspace.Output);
        return workspace.Read("rules.json");
    }

    private static string Filter(string rules) =>
        JsonDocument.Parse(rules).RootElement.GetProperty("tables")[0].GetProperty("filter").GetString()!;

    private List<string> Seen(string user, string columns, string table = "customers")
    {
        var rows = trino.As(user, $"SELECT {columns} FROM {schema}.{table}");
        Assert.NotNull(rows);
        return [.. rows.Select(Cells).Order(StringComparer.Ordinal)];
    }

    private static string Cells(string row) =>
        string.Join('|', JsonDocument.Parse(row).RootElement.EnumerateObject().Select(static c => c.Value.GetString() ?? "∅"));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
