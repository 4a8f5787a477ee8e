using System.Text;
using System.Text.Json;
using Sluice.Tests.Records;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>What <c>report.txt</c> tells those who answer for a transfer, and that its numbers are right.</summary>
[Trait("Category", "Slow")]
public sealed class FilterPageTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    // For `value` both `abroad` and `twice` follow from what `values` asks for, so that no row depends on a record.
    private const string Policy = """
        category data "Data" { id  value  secret }
        purpose work "The daily work"
        partner desk "The desk" { in SG }
        partner shop { in US, CA }
        subject attribute adult : boolean
        consent yes { kind opt_in  of data  to desk, shop  for work }
        consent more { kind opt_in  of data  to desk, shop  for work }
        rule ids { allow data.id to desk, shop for work when adult or consent more }
        rule values { allow data.value to desk, shop for work when adult }
        rule abroad "Nothing goes abroad unasked" { deny data.value to shop unless adult or consent yes  because "The other country knows no such law"  cite "Act 1, art. 2", "Act 3" }
        rule secrets "Secrets stay" { deny data.secret to desk, shop  because "A secret that is told is none" }
        """;

    private readonly RowWorkspace workspace = new();

    [Fact]
    public void The_page_says_who_gets_what_for_what_and_why_the_rest_stays()
    {
        Prepare();
        Assert.Equal(0, workspace.Filter());
        var page = workspace.Read("out/report.txt");
        Assert.StartsWith(
            """
            t, on 2024-03-01
              What the desk needs
              to desk (The desk, in SG)
              onward to shop (in CA, US)
              for work (The daily work)
              verdict: deny
              people: written to people.csv
                rows: 5 in, 2 out, 3 withheld
                for 1 of 3 people
                people of the ledger found in the data: 2 of 2
                withheld by rule abroad: 2, in 1 of them because something is not known
                  Nothing goes abroad unasked. The other country knows no such law. [Act 1,
                  art. 2; Act 3]
                withheld because nothing permits it: 3, in 1 of them because something is
                  not known
                together 5, more than the 3 withheld: a row that several of these stand
                  against counts under each
                1 of the 3 withheld only because something is not known of the person: adult
                  in 1
                column id only where adult or consent more (not in 2 rows)
                column value only where adult (not in 3 rows)
                column secret dropped: rule secrets, nothing permits it
                  Secrets stay. A secret that is told is none.
                read rows.csv
            """,
            page,
            StringComparison.Ordinal
        );
        Assert.All(page.Split('\n'), static line => Assert.True(line.Length <= 80, line));
        Assert.Equal(page, workspace.Output[^page.Length..]);

        var dataset = workspace.Json.GetProperty("datasets")[0];
        Assert.Equal(
            "desk The desk;shop ;work The daily work",
            string.Join(
                ';',
                new[] { "recipients", "onward", "purposes" }.Select(l =>
                    $"{workspace.Json.GetProperty(l)[0].GetProperty("name")} {workspace.Json.GetProperty(l)[0].GetProperty("title")}"
                )
            )
        );
        var ground = dataset.GetProperty("grounds")[0];
        Assert.Equal(
            ("abroad", "Nothing goes abroad unasked", "The other country knows no such law", "Act 3"),
            (
                ground.GetProperty("rule").GetString(),
                ground.GetProperty("title").GetString(),
                ground.GetProperty("because").GetString(),
                ground.GetProperty("cite")[1].GetString()
            )
        );
        Assert.Equal(
            "A secret that is told is none",
            dataset.GetProperty("columns")[2].GetProperty("grounds")[0].GetProperty("because").GetString()
        );
        Assert.Equal((3, 1), (dataset.GetProperty("people_in").GetInt32(), dataset.GetProperty("people_out").GetInt32()));
    }

    // p2 has agreed to both, so that neither `abroad` nor the condition of `id` stands against p2: the ledger knows, though no row depends
    // on it.
    [Fact]
    public void A_rule_that_does_not_stand_against_a_person_is_not_counted()
    {
        Prepare();
        Assert.Equal(0, workspace.Filter("--dry-run"));
        Assert.Equal(0, workspace.Filter());
        Counts();
    }

    [PostgresFact]
    public void Nor_is_it_counted_in_a_table()
    {
        using var tables = new PostgresWorkspace(server);
        Prepare(tables.Files);
        tables.Sql(
            """
            ALTER TABLE people ADD secret text; TRUNCATE people, ledger;
            INSERT INTO people VALUES ('p1', true, 1, 'a'), ('p1', true, 2, 'b'), ('p2', false, 3, 'c'), ('p3', false, 4, 'd'), ('p3', NULL, 5, 'e');
            INSERT INTO ledger VALUES ('p2', 'yes', '2024-01-01'), ('p2', 'more', '2024-01-01'), ('p1', 'more', '2024-01-01')
            """
        );
        Assert.True(tables.Filter("--out", "out") == 0, tables.Files.Output);
        Counts(tables.Files);
        Assert.Contains("    for 1 of 3 people\n", tables.Files.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nor_is_it_counted_by_a_client()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Prepare();
        var client = new FakeClient(workspace);
        workspace.Write("columns.people", workspace.Read("columns.people") + "secret\tstring\tNULL\n");
        Assert.Equal(
            0,
            client.Answering(() =>
                workspace.Run("filter", "transfer.yaml", "--policies", "set", "--engine", "spark", "--submit", client.Path, "--out", "out")
            )
        );
        Counts();
        Assert.Contains("    people: not counted here; `--dry-run` counts them\n", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_ledger_to_ask_it_is_not_known()
    {
        Prepare();
        workspace.Write(
            "transfer.yaml",
            workspace.Read("transfer.yaml").Replace("source: ledger.csv", "complete: false", StringComparison.Ordinal)
        );
        Assert.True(workspace.Filter() == 0, workspace.Output);
        Assert.Contains(
            "withheld by rule abroad: 3, in 3 of them because something is not known\n",
            workspace.Output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(1_200, true)]
    [InlineData(100_001, false)]
    public void Numbers_have_marks_and_few_people_are_counted_unasked(int rows, bool counted)
    {
        var text = new StringBuilder("key,grown,id,value\n");
        for (var i = 0; i < rows; i++)
        {
            text.Append('p').Append(i / 2).Append(i == 0 ? ",," : ",true,").Append(i).Append(",x\n");
        }

        workspace.Write("rows.csv", text.ToString());
        workspace.Manifest();
        var people = $"    for {(rows + 1) / 2:N0} of {(rows + 1) / 2:N0} people\n";
        Assert.Equal(0, workspace.Filter());
        Assert.Contains(
            $"    rows: {rows:N0} in, {rows - 1:N0} out, 1 withheld\n{(counted ? people : "    people: not counted here; `--dry-run` counts them\n")}",
            workspace.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(
            (rows, counted),
            (
                workspace.Json.GetProperty("datasets")[0].GetProperty("rows_in").GetInt32(),
                workspace.Json.GetProperty("datasets")[0].TryGetProperty("people_in", out _)
            )
        );
        var report = workspace.Read("out/report.txt");
        Assert.Equal(0, workspace.Filter("--threads", "1", "--memory", "400MB"));
        Assert.Equal(report, workspace.Read("out/report.txt"));
        Assert.Equal(0, workspace.Filter("--dry-run"));
        Assert.Contains(people, workspace.Output, StringComparison.Ordinal);
    }

    public void Dispose() => workspace.Dispose();

    private void Counts(RowWorkspace? files = null)
    {
        var dataset = (files ?? workspace).Json.GetProperty("datasets")[0];
        Assert.Equal(["abroad 2 1", " 3 1"], Grounds(dataset));
        Assert.Equal([" 2 1"], Grounds(dataset.GetProperty("columns")[0]));
        Assert.Equal(
            (2, 3),
            (
                dataset.GetProperty("columns")[0].GetProperty("rows_not_permitted").GetInt32(),
                dataset.GetProperty("columns")[1].GetProperty("rows_not_permitted").GetInt32()
            )
        );
    }

    private static IEnumerable<string> Grounds(JsonElement of) =>
        of.GetProperty("grounds")
            .EnumerateArray()
            .Select(static g =>
                $"{g.GetProperty("rule").GetString()} {g.GetProperty("rows").GetInt64()} {g.GetProperty("undetermined").GetInt64()}"
            );

    private void Prepare(RowWorkspace? other = null)
    {
        var files = other ?? workspace;
        files.Write("set/policy.sluice", Policy);
        files.Write("rows.csv", "key,grown,id,value,secret\np1,true,1,a,\np1,true,2,b,\np2,false,3,c,\np3,false,4,d,\np3,,5,e,\n");
        files.Write(
            "ledger.csv",
            "subject,consent,granted_at,withdrawn_at,expires_at,notice\np2,yes,2024-01-01,,,\np2,more,2024-01-01,,,\np1,more,2024-01-01,,,\n"
        );
        files.Manifest(
            transfer: "title: What the desk needs\nonward: [shop]",
            fields: "id: { category: data.id }, value: { category: data.value }, secret: { category: data.secret }"
        );
        files.Write(
            "transfer.yaml",
            files.Read("transfer.yaml").Replace("{ yes: ledger }", "{ yes: ledger, more: ledger }", StringComparison.Ordinal)
        );
    }
}
