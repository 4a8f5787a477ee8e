using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>
/// Members of JSON are read out of the line as they stand there: each kind of attribute by the value it has, and what is none is told of
/// that member alone.
/// </summary>
public sealed class MemberTests : IDisposable
{
    private readonly RowWorkspace workspace = new();

    public MemberTests()
    {
        workspace.Write(
            "set/policy.sluice",
            """
            category data { id }
            purpose work
            partner desk { in SG }
            subject attribute age : integer
            subject attribute adult : boolean
            subject attribute born : date
            subject attribute home : country
            subject attribute pay : decimal
            subject attribute group : one of { red, blue }
            subject attribute word : text
            rule all { allow data to desk for work }
            rule by_age { deny data when age < 18 }
            rule by_adult { deny data when not adult }
            rule by_born { deny data when born < 1900-01-01 }
            rule by_home { deny data when not (home in { KR, US }) }
            rule by_pay { deny data when pay > 100.5 }
            rule by_group { deny data when group = red }
            rule by_word { deny data when word = "no" }

            """
        );
        workspace.Write(
            "transfer.yaml",
            """
            transfer: t
            to: desk
            purpose: work
            on: 2024-03-01
            datasets:
              people:
                source: rows.jsonl
                subject: { age: age, adult: adult, born: born, home: home, pay: pay, group: group, word: word }
                fields: { id: { category: data.id } }

            """
        );
    }

    [Theory]
    [InlineData("age", "18", true)]
    [InlineData("age", "17", false)]
    [InlineData("age", "-0", false)]
    [InlineData("age", "170000000000000000000000000000000000000000", true)]
    [InlineData("age", "-170000000000000000000000000000000000000000", false)]
    [InlineData("age", "null", false)]
    [InlineData("age", "18.0", null)]
    [InlineData("age", "2e1", null)]
    [InlineData("age", "\"18\"", null)]
    [InlineData("adult", "true", true)]
    [InlineData("adult", "false", false)]
    [InlineData("adult", "\"true\"", null)]
    [InlineData("adult", "1", null)]
    [InlineData("born", "\"1900-01-01\"", true)]
    [InlineData("born", "\"190\\u0030-01-01\"", true)]
    [InlineData("born", "\"1899-12-31\"", false)]
    [InlineData("born", "\"0000-02-29\"", false)]
    [InlineData("born", "\"1900-02-29\"", null)]
    [InlineData("born", "\"1900-1-1\"", null)]
    [InlineData("born", "\"\"", null)]
    [InlineData("home", "\"KR\"", true)]
    [InlineData("home", "\"\\u004bR\"", true)]
    [InlineData("home", "\"JP\"", false)]
    [InlineData("home", "\"kr\"", null)]
    [InlineData("home", "[\"KR\"]", null)]
    [InlineData("pay", "100.5", true)]
    [InlineData("pay", "1.005e2", true)]
    [InlineData("pay", "100.5000000000000000000000000001", false)]
    [InlineData("pay", "1e400", false)]
    [InlineData("pay", "\"1\"", null)]
    [InlineData("group", "\"blue\"", true)]
    [InlineData("group", "\"red\"", false)]
    [InlineData("group", "\"green\"", null)]
    [InlineData("group", "{\"red\": 1}", null)]
    [InlineData("word", "\"a longer text than twelve bytes\"", true)]
    [InlineData("word", "\"\"", true)]
    [InlineData("word", "\"n\\u006f\"", false)]
    [InlineData("word", "null", false)]
    [InlineData("word", "7", null)]
    public void A_member_decides_by_its_value(string name, string value, bool? leaves)
    {
        workspace.Write("rows.jsonl", Line(1, name, value) + Line(2, "age", "170000000000000000000000000000000000000000"));
        Assert.Equal(leaves is null ? 2 : 0, workspace.Filter());
        if (leaves is null)
        {
            var error = Assert.Single(workspace.Output.Split('\n'), static l => l.Contains(": error ", StringComparison.Ordinal));
            Assert.Contains($"error SLU8013: column `{name}` of `rows.jsonl`", error, StringComparison.Ordinal);
            Assert.EndsWith("1 of its cells, the first in row 1", error, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal((leaves.Value ? "{\"id\":1}\n" : "") + "{\"id\":2}\n", workspace.Read("out/people.jsonl"));
        }
    }

    public void Dispose() => workspace.Dispose();

    // The member stands behind all others.
    private static string Line(int id, string name, string value)
    {
        var others = new Dictionary<string, string>
        {
            ["age"] = "20",
            ["adult"] = "true",
            ["born"] = "\"1990-01-01\"",
            ["home"] = "\"US\"",
            ["pay"] = "1",
            ["group"] = "\"blue\"",
            ["word"] = "\"yes\"",
        };
        return $"{{\"id\": {id}, {string.Concat(others.Where(o => o.Key != name).Select(static o => $"\"{o.Key}\": {o.Value}, "))}\"{name}\": {value}}}\n";
    }
}
