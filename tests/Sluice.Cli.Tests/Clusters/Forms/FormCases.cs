using System.Globalization;
using Sluice.Cli.Tests.Records;
using Xunit;

namespace Sluice.Cli.Tests.Clusters.Forms;

/// <summary>
/// What <c>sql</c> prints in each form, run on a real engine: a view, a table and a row filter select the rows of the query of the same
/// day.
/// </summary>
internal sealed class FormCases : IDisposable
{
    /// <summary>Conditions in which a consent stands by itself, under a <c>not</c>, and beside others.</summary>
    public static readonly string[] Conditions =
    [
        "not consent yes",
        "consent off",
        "consent off",
        "not consent off",
        "not (consent yes and age >= 30)",
        "(consent yes and not consent off) or age in { 20, 70 }",
    ];

    private readonly RowWorkspace workspace = new();
    private readonly Cluster cluster;
    private readonly string schema;
    private int made;

    public FormCases(Cluster cluster, string tableOptions = "")
    {
        this.cluster = cluster;
        schema = cluster.NewSchema();
        var text = cluster.Name == "spark" ? "string" : "varchar";
        cluster.Execute($"CREATE TABLE {schema}.people (user_id {text}, age integer, value {text}){tableOptions}");
        cluster.Execute(
            $"INSERT INTO {schema}.people VALUES ('u1', 20, 'a'), ('u1', 70, 'b'), ('u2', 30, 'c'), ('u3', 40, 'd'), ('u4', 50, 'e'), ('u5', NULL, 'f'), (NULL, 70, 'g'), ('u6', 66, 'h'), ('u7', 20, 'i')"
        );
        cluster.Execute(
            $"CREATE TABLE {schema}.ledger (subject {text}, consent {text}, granted_at {text}, withdrawn_at {text}, expires_at {text}, notice {text}){tableOptions}"
        );
        Record(
            "'u1', 'yes', '2024-01-01', NULL, NULL, NULL",
            "'u2', 'yes', '2024-01-01', '2024-02-01', NULL, NULL",
            "'u3', 'off', '2024-01-01', NULL, NULL, NULL",
            "'u4', 'off', NULL, '2024-01-01', NULL, NULL",
            "'u5', 'yes', 'soon', NULL, NULL, NULL",
            "'u7', NULL, '2024-01-01', NULL, NULL, NULL"
        );
    }

    public static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public void Record(params string[] records) =>
        cluster.Execute($"INSERT INTO {schema}.ledger VALUES {string.Join(", ", records.Select(static r => $"({r})"))}");

    /// <summary>Writes policy and manifest.</summary>
    public void Ask(string condition, bool isComplete = true, string rules = "", string dataset = "")
    {
        workspace.Write(
            "set/policy.sluice",
            $$"""
            category data { id  value }
            purpose work
            partner desk { in SG }
            subject attribute age : integer
            consent yes { kind opt_in  of data  to desk  for work }
            consent off { kind opt_out  of data  to desk  for work }
            rule ids { allow data.id to desk for work }
            rule all { allow data.value to desk for work when {{condition}} }
            {{rules}}
            """
        );
        workspace.Write(
            "transfer.yaml",
            $$"""
            transfer: daily
            to: desk
            purpose: work
            from: 2024-01-01
            consent: { yes: ledger, off: ledger }
            datasets:
              people:
                key: user_id
                subject: { age: age }
                {{dataset}}
                fields: { user_id: { category: data.id }, value: { category: data.value } }
            ledger: { complete: {{(isComplete ? "true" : "false")}} }
            """
        );
    }

    /// <summary>The text of a form.</summary>
    public string Print(string form, DateOnly? asOf = null, params string[] options)
    {
        var code = workspace.Run([
            "sql",
            "transfer.yaml",
            "--policies",
            "set",
            "--dialect",
            cluster.Name,
            "--form",
            form,
            "--as-of",
            Text(asOf ?? Today),
            "--table",
            $"people={schema}.people",
            "--table",
            $"consent_ledger={schema}.ledger",
            .. options,
        ]);
        Assert.True(code == 0, workspace.Output);
        return workspace.Output;
    }

    /// <summary>The rows that a form selects.</summary>
    public List<string> Rows(string form, DateOnly? asOf = null)
    {
        if (form == "select")
        {
            return Query(Statement(Print(form, asOf)));
        }

        if (form == "row-filter")
        {
            return Query($"SELECT user_id, value FROM {schema}.people WHERE\n{Print(form, asOf)}");
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{schema}.made{++made}");
        cluster.Execute(Statement(Print(form, asOf, "--into", name)));
        return Read(name);
    }

    /// <summary>The rows of what was made last.</summary>
    public List<string> Again() => Read(string.Create(CultureInfo.InvariantCulture, $"{schema}.made{made}"));

    public void Dispose() => workspace.Dispose();

    // Behind the first statement stands the check of keys.
    private static string Statement(string text) => text[..text.IndexOf(";\n", StringComparison.Ordinal)];

    private List<string> Read(string table) => Query($"SELECT * FROM {table}");

    private List<string> Query(string sql) => [.. cluster.Execute(sql).Order(StringComparer.Ordinal)];
}
