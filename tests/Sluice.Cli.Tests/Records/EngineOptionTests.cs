using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>Which options of <c>sluice filter</c> go with which engine, and what is said of those that do not.</summary>
public sealed class EngineOptionTests : IDisposable
{
    private readonly RowWorkspace workspace = new();

    public EngineOptionTests() => workspace.Manifest();

    [Theory]
    [InlineData("SLU8046", "cannot be started", "--engine", "spark", "--submit", "/nowhere/spark-sql")]
    [InlineData("SLU5", "--submit COMMAND", "--engine", "spark")]
    [InlineData("SLU5", "--submit COMMAND", "--engine", "trino", "--submit", " ")]
    [InlineData("SLU8045", "`--submit` has no meaning with the engine `duckdb`", "--submit", "spark-sql")]
    [InlineData("SLU5", "a quote is not closed", "--engine", "spark", "--submit", "spark-sql 'x")]
    [InlineData("SLU8045", "`--into` has no meaning with the engine `duckdb`", "--into", "t")]
    [InlineData(
        "SLU8045",
        "`--into-partition` has no meaning with the engine `trino`",
        "--engine",
        "trino",
        "--submit",
        "x",
        "--into-partition",
        "t",
        "day=1"
    )]
    [InlineData(
        "SLU8045",
        "`--format` has no meaning with the engine `postgres`",
        "--engine",
        "postgres",
        "--into",
        "t",
        "--format",
        "orc"
    )]
    [InlineData("SLU5", "write SCHEMA.TABLE COLUMN=VALUE", "--engine", "spark", "--submit", "x", "--into-partition", "t", "day")]
    [InlineData("SLU5", "rows go to one place", "--engine", "spark", "--submit", "x", "--into", "t", "--into-partition", "t", "day=1")]
    [InlineData(
        "SLU5",
        "in Trino the catalogue of the table says that",
        "--engine",
        "trino",
        "--submit",
        "x",
        "--into",
        "t",
        "--format",
        "iceberg"
    )]
    [InlineData("SLU5", "`--into TABLE`", "--engine", "spark", "--submit", "x", "--format", "orc")]
    [InlineData("SLU8045", "`--table` has no meaning with the engine `duckdb`", "--table", "people=t")]
    [InlineData(
        "SLU8045",
        "`--connection` has no meaning with the engine `trino`",
        "--engine",
        "trino",
        "--submit",
        "x",
        "--connection",
        "Host=h"
    )]
    [InlineData("SLU8045", "`--allow-path` has no meaning with the engine `postgres`", "--engine", "postgres", "--allow-path", ".")]
    [InlineData("SLU8045", "`--memory` has no meaning with the engine `postgres`", "--engine", "postgres", "--memory", "1GB")]
    [InlineData(
        "SLU8045",
        "`--threads` has no meaning with the engine `spark`",
        "--engine",
        "spark",
        "--submit",
        "spark-sql",
        "--threads",
        "2"
    )]
    [InlineData("SLU8045", "`--client-messages` has no meaning with the engine `postgres`", "--engine", "postgres", "--client-messages")]
    [InlineData("SLU5", "`--timeout`", "--engine", "trino", "--submit", "x", "--timeout", "0")]
    [InlineData("SLU5", "did you mean `postgres`?", "--engine", "postgre")]
    [InlineData("SLU5", "SLUICE_CONNECTION", "--engine", "postgres")]
    [InlineData("SLU5", "NAME=SCHEMA.TABLE", "--engine", "postgres", "--table", "people")]
    [InlineData("SLU5", "one dataset has one table", "--engine", "postgres", "--table", "people=a", "--table", "people=b")]
    [InlineData("SLU8043", "`--into peopel`", "--engine", "postgres", "--into", "peopel=t")]
    public void Wrong_options_are_named(string id, string said, params string[] options)
    {
        Assert.Equal(2, workspace.Filter(options));
        Assert.Contains(id, workspace.Output, StringComparison.Ordinal);
        Assert.Contains(said, workspace.Output, StringComparison.Ordinal);
        Assert.False(workspace.Exists("out"));
    }

    public void Dispose() => workspace.Dispose();
}
