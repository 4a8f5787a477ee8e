using Xunit;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>The quick client of the tests prints what the real one does.</summary>
[Collection(TrinoCollection.Name)]
[Trait("Category", "Slow")]
public sealed class ClusterClientTests(TrinoServer trino)
{
    private const string Types = """
        SELECT true b, BIGINT '9223372036854775807' l, 1.5e0 d, nan() n, infinity() inf, REAL '0.1' r, DECIMAL '1.50' dec, CAST('ab' AS char(5)) c5, 'ö"\x;' s, DATE '2024-05-01' da,
          TIMESTAMP '2024-05-01 10:00:00.123456' ts, TIMESTAMP '2024-05-01 10:00:00.123 Europe/Berlin' tz, X'6162' bin, UUID '12151fd2-7586-11e9-8f9e-2a86e4085a59' u, JSON '{"a":1}' j,
          1e-30 sm, 1e30 lg, TIME '10:00:00' t, INTERVAL '2' DAY iv, CAST(NULL AS varchar) nu -- ; in a comment
        ; SELECT 1 a WHERE false; DESCRIBE memory.information_schema.tables
        """;

    [TrinoFact]
    public void Rows_are_printed_as_trino_cli_prints_them()
    {
        if (trino.Submit != trino.RealClient)
        {
            Assert.Equal(trino.Execute(trino.RealClient, Types), trino.Execute(Types));
        }
    }

    [TrinoTheory]
    [InlineData("SELECT ARRAY[1]")]
    [InlineData("SELECT * FROM memory.default.nowhere")]
    public void What_trino_cli_cannot_do_it_does_not_either(string sql)
    {
        Assert.Throws<InvalidOperationException>(() => trino.Execute(sql));
        Assert.Throws<InvalidOperationException>(() => trino.Execute(trino.RealClient, sql));
    }
}
