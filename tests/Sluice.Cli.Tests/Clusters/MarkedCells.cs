using Sluice.Cli.Tests.Records;
using Xunit;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>
/// Tables of a real engine full of one person's name: whatever the engine says of them, the name is in no message, no report and no file
/// that is left.
/// </summary>
internal static class MarkedCells
{
    private const string Mark = MarkedOutput.Mark;

    /// <param name="cluster">The engine.</param>
    /// <param name="all">Whether every case is tried, and not a few of each kind.</param>
    public static void Check(Cluster cluster, bool all)
    {
        using var workspace = new RowWorkspace();
        workspace.Manifest(transfer: "onward: [shop]");
        var schema = cluster.NewSchema();
        var isSpark = cluster.Name == "spark";
        var (text, kept) = isSpark ? ("string", " USING parquet") : ("varchar", "");
        cluster.Execute(
            $"""
            CREATE TABLE {schema}.inner_people{kept} AS SELECT * FROM (VALUES ('{Mark}', true, 1, '{Mark}', '{Mark}'), ('{Mark}2', false, 2, '{Mark}2', '{Mark}'), ('{Mark}3', NULL, 3, '{Mark}3', '{Mark}')) AS t(key, grown, id, value, {Mark});
            CREATE TABLE {schema}.inner_ledger (subject {text}, consent {text}, granted_at {text}, withdrawn_at {text}, expires_at {text}, notice {text}){kept};
            INSERT INTO {schema}.inner_ledger VALUES ('{Mark}', 'yes', '2024-01-01', NULL, NULL, '{Mark}'), ('{Mark}2', 'yes', '{Mark}', NULL, NULL, NULL), ('{Mark}', '{Mark}', '{Mark}', '{Mark}', '{Mark}', '{Mark}')
            """
        );
        const string Rows = "SELECT * FROM inner_people";
        const string Records = "SELECT * FROM inner_ledger";
        string With(string cell, string column) =>
            "SELECT "
            + string.Join(", ", ((string[])["key", "grown", "id", "value"]).Select(c => c == column ? $"{cell} AS {c}" : c))
            + " FROM inner_people";
        string LedgerWith(string cell, string column) =>
            "SELECT "
            + string.Join(
                ", ",
                ((string[])["subject", "consent", "granted_at", "withdrawn_at", "expires_at", "notice"]).Select(c =>
                    c == column ? $"{cell} AS {c}" : c
                )
            )
            + " FROM inner_ledger";
        (string? Id, string Rows, string Records)[] cases =
        [
            (null, Rows, Records),
            (null, With("false", "grown"), Records),
            (null, With("key", "value") + " WHERE id > 99", Records),
            ("SLU8013", With("value", "grown"), Records),
            ("SLU8012", With("grown", "key"), Records),
            ("SLU8012", Rows, LedgerWith("length(notice)", "notice")),
            ("SLU8010", $"SELECT key, grown, id, value AS {Mark} FROM inner_people", Records),
            ("SLU8010", Rows, $"SELECT subject, consent, granted_at, withdrawn_at, expires_at, notice AS {Mark} FROM inner_ledger"),
            ("SLU8014", Rows, LedgerWith($"CAST(NULL AS {text})", "subject")),
            ("SLU8060", Rows, LedgerWith("upper(subject)", "subject")),
            ("SLU8061", Rows, LedgerWith("concat(subject, '@example.org')", "subject")),
            ("SLU8062", Rows, LedgerWith("CASE WHEN consent = 'yes' THEN 'Yes' ELSE consent END", "consent")),
            (
                "SLU8046",
                With(isSpark ? $"CAST(raise_error(value) AS string)" : "CAST(CAST(value AS integer) AS varchar)", "value"),
                Records
            ),
            (
                "SLU8046",
                With(
                    isSpark
                        ? "CAST(assert_true(length(value) < 0, value) AS string)"
                        : "CAST(CAST(concat('2024-05-01 ', value) AS timestamp) AS varchar)",
                    "value"
                ),
                Records
            ),
            (
                "SLU8046",
                With(
                    isSpark
                        ? "to_json(from_json(value, 'a INT', map('mode', 'FAILFAST')))"
                        : "CAST(1 / (length(value) - length(value)) AS varchar)",
                    "value"
                ),
                Records
            ),
            (
                "SLU8046",
                Rows,
                LedgerWith(isSpark ? $"CAST(raise_error(subject) AS string)" : "CAST(CAST(subject AS date) AS varchar)", "granted_at")
            ),
        ];
        int[] few = [0, 3, 11, 12];
        foreach (var i in all ? Enumerable.Range(0, cases.Length) : few)
        {
            var (id, rows, records) = cases[i];
            var view = "CREATE OR REPLACE VIEW";
            cluster.Execute(
                $"{view} {schema}.people AS {rows.Replace("inner_", schema + ".inner_", StringComparison.Ordinal)}; {view} {schema}.ledger AS {records.Replace("inner_", schema + ".inner_", StringComparison.Ordinal)}"
            );
            foreach (var option in ((string[])["--out=out", $"--into={schema}.made{i}"]).Where((_, k) => all || k == i % 2))
            {
                var code = workspace.Run([
                    "filter",
                    "transfer.yaml",
                    "--policies",
                    "set",
                    "--engine",
                    cluster.Name,
                    "--submit",
                    cluster.Submit,
                    .. Tables(schema),
                    option,
                    .. option[2] == 'o' ? (string[])[] : ["--out=out"],
                ]);
                Assert.True(
                    code == (id is null ? 0 : 2) && (id is null || workspace.Output.Contains($"error {id}: ", StringComparison.Ordinal)),
                    $"{i}: {workspace.Output}"
                );
                MarkedOutput.Check(workspace);
            }
        }

        // As a process of its own, whose folder for temporary files is looked at too: an error of the engine, which the last case left, and
        // a table that is not there.
        Directory.CreateDirectory(Path.Combine(workspace.Folder, "out.temporary"));
        foreach (var tables in (string[][])[Tables(schema), ["--table", $"people={schema}.nowhere", "--table", $"ledger={schema}.ledger"]])
        {
            using var run = SluiceProcess.Filter(
                workspace.Folder,
                options: $"--engine {cluster.Name} --submit '{cluster.Submit}' {string.Join(' ', tables)} --out out",
                variables: new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["TMPDIR"] = Path.Combine(workspace.Folder, "out.temporary"),
                }
            );
            Assert.Equal(2, run.Finish());
            Assert.Contains("SLU8046", run.Said, StringComparison.Ordinal);
            Assert.DoesNotContain(Mark, run.Said, StringComparison.OrdinalIgnoreCase);
            MarkedOutput.Check(workspace);
            Assert.DoesNotContain(Directory.GetFileSystemEntries(Path.Combine(workspace.Folder, "out.temporary")), static f =>
                Path.GetFileName(f).StartsWith("sluice-", StringComparison.Ordinal)
            );
        }
    }

    private static string[] Tables(string schema) => ["--table", $"people={schema}.people", "--table", $"ledger={schema}.ledger"];
}
