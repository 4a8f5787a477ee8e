using System.Globalization;
using System.Text;
using System.Text.Json;
using Sluice.Cli.Tests.Records;
using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Sluice.Tests.Records;
using Xunit;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>
/// Generated policies on tables of a real engine: what `filter` writes and what the text of `sql` selects are, row by row and cell by cell,
/// what the rules say in plain C#.
/// </summary>
internal sealed class ClusterDifferential(Cluster cluster, ClusterWorld world, int seed)
{
    private readonly ClusterTables tables = new(world, cluster.Name == "spark", seed);
    private string[]? options;
    private string[] described = [];

    /// <summary>How many policies are tried in each world: a few, or as many as the variable SLUICE_TEST_POLICIES says.</summary>
    public static int Policies(int few) =>
        int.TryParse(
            Environment.GetEnvironmentVariable("SLUICE_TEST_POLICIES"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var many
        )
            ? many
            : few;

    /// <summary>How many cases let some rows pass and some not.</summary>
    public int Partly { get; private set; }

    /// <summary>
    /// The first policy from a number on that lets some rows pass and some not: one that lets all or none pass would say little by itself.
    /// </summary>
    public int FirstPartly(int number)
    {
        for (; ; number++)
        {
            using var workspace = new RowWorkspace();
            var (plan, plain) = Write(workspace, number);
            if (IsPartly(Expected(plain, plan)))
            {
                return number;
            }
        }
    }

    /// <summary>Tries one policy.</summary>
    public void Try(int number)
    {
        if (options is null)
        {
            options = tables.Make(cluster);
            described = [.. ClusterTables.Describe(cluster, options)];
        }

        using var workspace = new RowWorkspace();
        var (plan, plain) = Write(workspace, number);
        var expected = Expected(plain, plan);
        var said = $"{cluster.Name}, {world.Name}, seed {seed}, policy {number}";

        var code = workspace.Run([
            "filter",
            "transfer.yaml",
            "--policies",
            "set",
            "--engine",
            cluster.Name,
            "--submit",
            cluster.Submit,
            "--out",
            "out",
            "--client-messages",
            .. options,
        ]);
        Assert.True(code == 0, $"{said}\n{workspace.Output}");
        Assert.True(
            expected.SequenceEqual(Rows(workspace.Read("out/people.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries), plan)),
            said
        );
        var report = workspace.Json.GetProperty("datasets")[0];
        Assert.Equal(
            (tables.Rows.Count, expected.Count),
            (report.GetProperty("rows_in").GetInt32(), report.GetProperty("rows_out").GetInt32())
        );
        Assert.Equal(
            tables.Rows.Count(r => plain.Evaluate(plan.RowCondition, r.Facts, r.Key) == Truth.Unknown),
            report.GetProperty("rows_undetermined").GetInt32()
        );

        // Every other text is told the types beforehand.
        var isTold = number % 2 == 1;
        workspace.Write("people.columns", described[0]);
        workspace.Write("ledger.columns", described[1]);
        var page = Page(
            workspace,
            isTold ? [.. options, "--columns", "people=people.columns", "--columns", "consent_ledger=ledger.columns"] : options
        );
        if (!isTold && world.HasUuids && page.Contains(" AS \"near\"", StringComparison.Ordinal))
        {
            // A text knows no types of both sides: that the ledger writes the same UUIDs in other letters is told by the check beside it.
            Assert.DoesNotContain("\"near\":0,", Assert.Single(cluster.Execute(page.Split(";\n")[1])), StringComparison.Ordinal);
        }
        else if (!isTold && world.HidesTypes)
        {
            var wider = Rows(cluster.Execute(AsJson(page)), plan).Where(r => !expected.Any(e => IsPartOf(r, e))).ToList();
            Assert.True(wider.Count == 0, $"{said}, printed text: {string.Join("; ", wider)}");
        }
        else
        {
            Assert.True(expected.SequenceEqual(Rows(cluster.Execute(AsJson(page)), plan)), $"{said}, printed text");
        }

        Partly += IsPartly(expected) ? 1 : 0;
    }

    /// <summary>Tries the printed texts of many policies in one run of the engine's own client, each page as it is printed.</summary>
    /// <param name="client">The client, which makes the tables first.</param>
    /// <param name="schema">The schema that they lie in.</param>
    /// <param name="numbers">The policies.</param>
    public void TryPages(string client, string schema, IEnumerable<int> numbers)
    {
        const string mark = "end of a page";
        var cases = new List<(int Number, List<string> Expected, DatasetPlan Plan, bool HasCheck)>();
        var text = new StringBuilder();
        text.AppendJoin(";\n", [$"CREATE SCHEMA {schema}", .. tables.Statements(schema)]).Append(";\n");
        foreach (var number in numbers)
        {
            using var workspace = new RowWorkspace();
            var (plan, plain) = Write(workspace, number);
            var page = Page(workspace, ClusterTables.Options(schema));
            cases.Add((number, Expected(plain, plan), plan, page.Split(";\n").Length > 2));
            text.Append(page).Append($"SELECT '{mark}' AS mark;\n");
        }

        var printed = cluster.Execute(client, text.ToString().TrimEnd(';', '\n'));
        var at = 0;
        foreach (var (number, expected, plan, hasCheck) in cases)
        {
            var lines = printed.Skip(at).TakeWhile(l => !l.Contains(mark, StringComparison.Ordinal)).ToList();
            at += lines.Count + 1;
            lines.RemoveRange(lines.Count - (hasCheck ? 1 : 0), hasCheck ? 1 : 0);
            var rows =
                cluster.Name == "spark"
                    ?
                    [
                        .. lines
                            .Select(static l => l.Replace('\t', '|').Replace("NULL", "∅", StringComparison.Ordinal))
                            .Order(StringComparer.Ordinal),
                    ]
                    : Rows(lines, plan);
            Assert.True(expected.SequenceEqual(rows), $"{client}, {world.Name}, policy {number}");
            Partly += IsPartly(expected) ? 1 : 0;
        }

        Assert.Equal(printed.Count, at);
    }

    private (DatasetPlan Plan, PlainRows Plain) Write(RowWorkspace workspace, int number)
    {
        var dice = new RowDice(number);
        var (policy, manifest) = (dice.Policy(), dice.Manifest() + (world.Zone is { } zone ? $"\nzone: {zone}\n" : ""));
        workspace.Write("set/policy.sluice", policy);
        workspace.Write("transfer.yaml", manifest);
        var compiled = PolicyCompiler.Compile(new MemoryPolicyFiles(policy));
        var read = ManifestReader.Read(new SourceText("manifest.yaml", manifest), compiled.Vocabulary);
        var plan = TransferPlanner.Plan(new PolicyEngine(compiled.Program!), read.Transfers[0], null, new DiagnosticBag())!.Datasets[0];
        return (plan, new PlainRows(tables.Ledger, RowDice.Day, dice.Complete));
    }

    private string Page(RowWorkspace workspace, string[] named)
    {
        Assert.True(
            workspace.Run(["sql", "transfer.yaml", "--policies", "set", "--dialect", cluster.Name, .. named]) == 0,
            workspace.Output
        );
        return workspace.Output;
    }

    private string AsJson(string page)
    {
        var select = page[page.IndexOf("WITH\n", StringComparison.Ordinal)..page.IndexOf(";\n", StringComparison.Ordinal)];
        return cluster.Name == "spark"
            ? $"SELECT to_json(struct(*), map('ignoreNullFields', 'false')) FROM (\n{select}\n) AS permitted"
            : select;
    }

    // Each cell is that of the other row, or withheld.
    private static bool IsPartOf(string row, string of)
    {
        var (cells, others) = (row.Split('|'), of.Split('|'));
        return cells.Length == others.Length && cells.Zip(others).All(static c => c.First == c.Second || c.First == "∅");
    }

    private bool IsPartly(List<string> rows) =>
        (rows.Count > 0 && rows.Count < tables.Rows.Count) || rows.Any(static e => e.Contains('∅', StringComparison.Ordinal));

    private List<string> Expected(PlainRows plain, DatasetPlan plan) =>
        [
            .. tables
                .Rows.Where(r => plain.Evaluate(plan.RowCondition, r.Facts, r.Key) == Truth.True)
                .Select(r =>
                    Line(
                        plan.Written.Select(c =>
                            plan.WithholdCells && plain.Evaluate(c.Condition, r.Facts, r.Key) != Truth.True ? null
                            : c.Name == "id" ? r.Id.ToString(CultureInfo.InvariantCulture)
                            : c.Name == "value" ? r.Value
                            : r.Other
                        )
                    )
                )
                .Order(StringComparer.Ordinal),
        ];

    private static List<string> Rows(IEnumerable<string> lines, DatasetPlan plan) =>
        [
            .. lines
                .Select(l =>
                {
                    using var row = JsonDocument.Parse(l);
                    return Line(
                        plan.Written.Select(c =>
                            row.RootElement.GetProperty(c.Name) is { ValueKind: not JsonValueKind.Null } cell ? cell.ToString() : null
                        )
                    );
                })
                .Order(StringComparer.Ordinal),
        ];

    private static string Line(IEnumerable<string?> cells) => string.Join('|', cells.Select(static c => c ?? "∅"));
}
