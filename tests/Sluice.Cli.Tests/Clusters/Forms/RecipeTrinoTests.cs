using Sluice.Cli.Tests.Docs;
using Xunit;

namespace Sluice.Cli.Tests.Clusters.Forms;

/// <summary>The recipe of the page for Trino, with the real client.</summary>
[Collection(TrinoCollection.Name)]
[Trait("Category", "Slow")]
public sealed class RecipeTrinoTests(TrinoServer trino) : IDisposable
{
    private readonly ClusterPage page = new();

    [TrinoFact(IsLong = true)]
    public void What_the_page_shows_makes_a_view_and_a_table()
    {
        var schema = Schema();

        // The client of the tests is told the server itself.
        page.Program("trino", $"[ \"$1 $2\" = '--server somewhere' ] || exit 9\nshift 2\nexec {trino.RealClient} \"$@\"\n");
        var run = page.Run(
            page.Block("sh", "trino --server"),
            new Dictionary<string, string> { ["TRINO"] = "somewhere", ["SCHEMA"] = schema["memory.".Length..] }
        );
        Assert.True(run.Code == 0, run.Complaints);
        foreach (var made in new[] { "outgoing_view", "outgoing_table" })
        {
            Assert.Equal(["""{"customer_id":"c1","phone":"1"}"""], trino.Execute($"SELECT * FROM {schema}.{made}"));
        }
    }

    [TrinoFact(IsLong = true)]
    public void The_client_is_called_as_often_as_the_page_says()
    {
        var schema = Schema();
        page.Program("counted", $"echo call >> \"$(dirname \"$0\")/../calls\"\nexec {trino.Submit} \"$@\"\n");
        var run = page.Run(
            $"sluice filter gate/daily.yaml --policies gate --as-of {FormCases.Text(FormCases.Today)} --engine trino --submit \"$PWD/.programs/counted\" --table customers={schema}.customers --table consents={schema}.consents --out out"
        );
        Assert.True(run.Code == 0, run.Complaints);
        string[] words = ["once", "twice", "three times", "four times", "five times"];
        Assert.Contains(
            $"call the client {words[page.Read("calls").Count(static c => c == '\n') - 1]} for a dataset",
            page.Text,
            StringComparison.Ordinal
        );
    }

    public void Dispose() => page.Dispose();

    // Two people who may be called, one of them a child; one who was not asked.
    private string Schema()
    {
        var schema = trino.NewSchema();
        var today = FormCases.Text(FormCases.Today);
        trino.Execute(
            $"""
            CREATE TABLE {schema}.customers (customer_id varchar, age integer, phone varchar, address varchar);
            INSERT INTO {schema}.customers VALUES ('c1', 20, '1', 'a'), ('c2', 20, '2', 'b'), ('c3', 10, '3', 'c');
            CREATE TABLE {schema}.consents (subject varchar, consent varchar, granted_at varchar, withdrawn_at varchar, expires_at varchar, notice varchar);
            INSERT INTO {schema}.consents VALUES ('c1', 'call_me', '{today}', NULL, NULL, NULL), ('c3', 'call_me', '{today}', NULL, NULL, NULL)
            """
        );
        return schema;
    }
}
