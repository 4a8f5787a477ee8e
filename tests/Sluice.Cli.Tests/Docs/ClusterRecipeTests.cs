using System.Text.RegularExpressions;
using Sluice.Cli.Tests.Pipelines;
using Xunit;

namespace Sluice.Cli.Tests.Docs;

/// <summary>
/// The recipes of the page on Trino and Spark that no test runs: their SQL is what <c>sql</c> prints, and their Python is Python.
/// </summary>
[Trait("Category", "Slow")]
public sealed partial class ClusterRecipeTests : IDisposable
{
    private readonly ClusterPage page = new();

    [PythonFact]
    public void The_Python_of_the_page_parses()
    {
        var python = page.Blocks.Where(static b => b.Language == "python").ToList();
        Assert.Equal(2, python.Count);
        foreach (var block in python)
        {
            var run = page.Run($"python3 -c 'import ast, sys; ast.parse(sys.stdin.read())' <<'END'\n{string.Join('\n', block.Lines)}\nEND");
            Assert.True(run.Code == 0, run.Complaints);
        }

        Assert.NotEqual(0, page.Run("python3 -c 'import ast, sys; ast.parse(sys.stdin.read())' <<'END'\ndef (:\nEND").Code);
    }

    [Fact]
    public void PySpark_runs_the_query_that_is_printed()
    {
        var words = Word()
            .Matches(
                PySpark()
                    .Match(page.Block("python", "SparkSession"))
                    .Groups["words"]
                    .Value.Replace("sys.argv[1]", "\"2026-01-15\"", StringComparison.Ordinal)
            )
            .Select(static m => m.Groups["word"].Value)
            .ToList();
        var printed = page.Run(string.Join(' ', words));
        Assert.True(printed.Code == 0, printed.Complaints);

        // What it takes is the statement, and the check behind it is not.
        var query = printed.Output.Split(";\n")[0];
        Assert.Matches(@"\A(--.*\n|\n)+WITH\n(.*\n)+SELECT\n  `customer_id`,\n  `phone`\nFROM `people`\n(.*\n)*.*\z", query);
    }

    [Fact]
    public void A_model_of_dbt_is_the_query_that_is_printed()
    {
        page.Folder("models");
        var made = page.Run(page.Block("sh", "{{ config"));
        Assert.True(made.Code == 0, made.Complaints);
        var printed = page.Run("sluice sql gate/daily.yaml --policies gate --dialect trino --as-of 2026-01-15").Output;
        Assert.Equal(
            $"{{{{ config(materialized='view') }}}}{{% raw %}}\n{printed.Split(";\n")[0]}\n{{% endraw %}}\n",
            page.Read("models/outgoing_customers.sql")
        );
    }

    [Fact]
    public void Airflow_runs_a_command_that_prints()
    {
        var command = Airflow()
            .Match(page.Block("python", "BashOperator"))
            .Groups["command"]
            .Value.Replace("{{ ds }}", "2026-01-15", StringComparison.Ordinal)
            .Replace("{{ ds_nodash }}", "20260115", StringComparison.Ordinal);
        var run = page.Run(command);
        Assert.True(run.Code == 0, run.Complaints);
        Assert.Contains(
            "CREATE TABLE `outgoing`.`customers_20260115` USING parquet AS\n",
            page.Read("table.sql"),
            StringComparison.Ordinal
        );
    }

    public void Dispose() => page.Dispose();

    [GeneratedRegex(@"command = \[(?<words>[^\n]*)\]\n")]
    private static partial Regex PySpark();

    [GeneratedRegex("\"(?<word>[^\"]*)\"")]
    private static partial Regex Word();

    [GeneratedRegex("bash_command=\"(?<command>sluice [^\"]*)\"")]
    private static partial Regex Airflow();
}
