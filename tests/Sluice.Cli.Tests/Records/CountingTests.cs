using System.Text.RegularExpressions;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>What a cluster counts before it selects: rows by what is known of their people, records, and keys on both sides.</summary>
[Trait("Category", "Slow")]
public sealed class CountingTests : IDisposable
{
    private readonly RowWorkspace workspace = new();
    private readonly FakeClient client;

    public CountingTests()
    {
        client = new FakeClient(workspace);
        workspace.Manifest();
    }

    // A group has the least and the greatest number of a range: a number that rules compare with must not lie between.
    [Theory]
    [InlineData("0.5", "0.9", 0)]
    [InlineData("-1E300", "0.999999999999", 0)]
    [InlineData("0.5", "1.0", 2)]
    [InlineData("0.5", "7.5", 2)]
    [InlineData("0.5", null, 2)]
    public void Numbers_are_counted_in_ranges_and_both_ends_decided(string least, string? greatest, int code)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        workspace.Write(
            "set/policy.sluice",
            "category data\npurpose work\npartner desk { in SG }\nsubject attribute x : decimal\nrule a { allow data to desk for work when x < 1 }"
        );
        workspace.Write(
            "transfer.yaml",
            "transfer: t\nto: desk\npurpose: work\non: 2024-03-01\ndatasets:\n  people:\n    subject: { x: x }\n    fields: { id: { category: data } }\n"
        );
        workspace.Write("columns.people", "id\tint\tNULL\nx\tdouble\tNULL\n");
        client.Answers(
            1,
            $"{{\"c1\":\"group\",\"c2\":\"{least}\",\"c3\":{(greatest is null ? "null" : $"\"{greatest}\"")},\"c4\":2,\"c5\":2,\"c6\":0,\"c7\":0,\"answers\":2}}\n{{\"c1\":\"end\",\"c2\":null,\"c3\":null,\"c4\":0,\"c5\":0,\"c6\":0,\"c7\":0,\"answers\":2}}\n"
        );
        client.Answers(2, "{\"id\":1}\n{\"id\":2}\n");

        Assert.True(Filter("spark", "--out", "out") == code, workspace.Output);
        Assert.Equal(
            code == 2,
            workspace.Flat.Contains("the query and the rules do not agree on a row, which depends on column `x`", StringComparison.Ordinal)
        );
        Assert.EndsWith("GROUP BY `range_x`", workspace.Read("query.1").Split("\nUNION ALL")[0], StringComparison.Ordinal);
    }

    // people, found, near, rounded: what is counted of keys.
    [Theory]
    [InlineData("2,2,0,0", 0, "people of the ledger found in the data: 2 of 2")]
    [InlineData("2,1,1,0", 2, "error SLU8060")]
    [InlineData("2,0,0,0", 2, "error SLU8061")]
    [InlineData("2,2,0,1", 2, "error SLU8080: column `key` of `people` holds something that is no key: 1 of its values")]
    [InlineData("2,2,0,many", 2, "error SLU8047")]
    [InlineData("", 2, "error SLU8019")]
    public void Keys_that_the_cluster_would_not_find_end_the_run(string counted, int code, string said)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        workspace.Manifest(transfer: "onward: [shop]");
        string[] Changed(string[] lines) =>
            [
                .. lines
                    .Where(l => counted.Length > 0 || !l.Contains("\"keys\"", StringComparison.Ordinal))
                    .Select(l =>
                        !l.Contains("\"keys\"", StringComparison.Ordinal)
                            ? l
                            : string.Concat(
                                counted
                                    .Split(',')
                                    .Select((n, i) => (Key: $"\"c{i + 4}\":", Number: n))
                                    .Aggregate(l, static (line, c) =>
                                        Regex.Replace(line, c.Key + "[0-9]+", c.Key + (c.Number == "many" ? "\"many\"" : c.Number))
                                    )
                            )
                    ),
            ];

        Assert.Equal(code, client.Answering(() => Filter("spark", "--out", "out"), (call, lines) => call == 1 ? Changed(lines) : lines));
        Assert.Contains(said, code == 0 ? workspace.Read("out/report.txt") : workspace.Output, StringComparison.Ordinal);
        Assert.Equal(code == 0, workspace.Exists("out"));
    }

    // What the query itself counts: one person found, another who would be if the key were written alike.
    [Theory]
    [InlineData("P1")]
    [InlineData(" p1")]
    public void A_key_that_is_nearly_there_is_counted(string subject)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        workspace.Manifest(transfer: "onward: [shop]");
        workspace.Write(
            "ledger.csv",
            $"subject,consent,granted_at,withdrawn_at,expires_at,notice\np2,yes,2024-01-01,,,\n{subject},yes,,2024-01-02,,\nnobody,yes,2024-01-01,,,\n"
        );

        Assert.Equal(2, client.Answering(() => Filter("trino", "--out", "out")));
        Assert.Contains("error SLU8060", workspace.Output, StringComparison.Ordinal);
        Assert.Contains("people of the ledger", workspace.Flat, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_are_said_to_be_exact_are_not_asked_about()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        workspace.Manifest(transfer: "onward: [shop]");
        workspace.Write(
            "transfer.yaml",
            workspace.Read("transfer.yaml").Replace("source: ledger.csv", "source: ledger.csv, keys: exact", StringComparison.Ordinal)
        );

        Assert.Equal(0, client.Answering(() => Filter("spark", "--out", "out")));
        Assert.DoesNotContain("rounded", workspace.Read("query.1"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_of_nobody_ends_the_run()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        workspace.Manifest(transfer: "onward: [shop]");
        workspace.Write(
            "ledger.csv",
            "subject,consent,granted_at,withdrawn_at,expires_at,notice\np1,yes,2024-01-01,,,\n,yes,,2024-01-02,,\n"
        );

        Assert.Equal(2, client.Answering(() => Filter("trino", "--out", "out")));
        Assert.Contains("SLU8014", workspace.Output, StringComparison.Ordinal);
    }

    public void Dispose() => workspace.Dispose();

    private int Filter(string engine, params string[] options) =>
        workspace.Run([
            "filter",
            "transfer.yaml",
            "--policies",
            "set",
            "--engine",
            engine,
            "--submit",
            $"{client.Path} --master \"local mode\"",
            .. options,
        ]);
}
