using Sluice.Tests.Records;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>Whatever goes wrong between the program and a PostgreSQL server, what is written is whole or absent.</summary>
[Trait("Category", "Slow")]
public sealed class PostgresFaultTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private const int Many = 60_000;

    [PostgresTheory]
    [InlineData("--into made", 400)]
    [InlineData("--into made", 800)]
    [InlineData("--into made", 1200)]
    [InlineData("--out out", 600)]
    [InlineData("--out out", 1200)]
    public void A_run_that_is_killed_leaves_no_part(string options, int after)
    {
        using var workspace = Large();
        using (
            var run = SluiceProcess.Filter(
                workspace.Files.Folder,
                options: "--engine postgres " + options,
                variables: workspace.Files.Variables
            )
        )
        {
            Thread.Sleep(after);
            run.Kill();
        }

        // The server notices later than we do.
        Wait(() =>
            workspace.Rows("SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = 'sluice' AND datname = current_database()")[0]
            == "0"
        );
        Assert.True(
            workspace.Rows("SELECT to_regclass('made') IS NULL")[0] == "t" || workspace.Rows("SELECT COUNT(*) FROM made")[0] == $"{Many}"
        );
        Assert.True(!workspace.Files.Exists("out") || workspace.Files.Read("out/people.csv").Count(static c => c == '\n') == Many + 1);

        // And what it leaves behind does not disturb the next run.
        workspace.Sql("DROP TABLE IF EXISTS made");
        Assert.Equal(0, workspace.Filter(options.Split(' ')));
    }

    [PostgresFact]
    public void A_disk_that_is_full_leaves_nothing_behind()
    {
        using var workspace = Large();
        using var run = SluiceProcess.Filter(
            workspace.Files.Folder,
            "trap '' XFSZ; ulimit -f 64; export DOTNET_EnableWriteXorExecute=0; ",
            "--engine postgres --out out",
            workspace.Files.Variables
        );

        Assert.Equal(2, run.Finish());
        Assert.Contains("SLU5015", run.Said, StringComparison.Ordinal);
        Assert.Contains("`out`", run.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(workspace.Files.Folder), static f =>
            Path.GetFileName(f).StartsWith("out", StringComparison.Ordinal)
        );
    }

    [PostgresTheory]
    [InlineData("--into", "made")]
    [InlineData("--out", "out")]
    public void A_server_that_goes_away_leaves_nothing_behind(string option, string value)
    {
        using var workspace = new PostgresWorkspace(server);
        workspace.Sql(
            "ALTER TABLE people RENAME TO quick; CREATE VIEW people AS SELECT q.* FROM quick q, LATERAL (SELECT pg_sleep(0.3 + q.id * 0)) s"
        );
        var before = workspace.Made();
        var stopped = false;
        var meddling = new Thread(() =>
        {
            while (!Volatile.Read(ref stopped))
            {
                workspace.Sql(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'sluice' AND datname = current_database() AND query LIKE '%sluice_key%'"
                );
                Thread.Sleep(20);
            }
        });
        meddling.Start();

        var code = workspace.Filter(option, value);
        Volatile.Write(ref stopped, true);
        meddling.Join();
        Assert.Equal(2, code);
        Assert.Contains("SLU8019", workspace.Files.Output, StringComparison.Ordinal);
        Assert.Equal(before, workspace.Made());
        Assert.False(workspace.Files.Exists("out"));
    }

    private PostgresWorkspace Large()
    {
        var workspace = new PostgresWorkspace(server);
        workspace.Sql($"TRUNCATE people; INSERT INTO people SELECT 'p1', true, i, 'some value' FROM generate_series(1, {Many}) AS i");
        return workspace;
    }

    private static void Wait(Func<bool> done)
    {
        while (!done())
        {
            Thread.Sleep(50);
        }
    }
}
