namespace Sluice.Cli.Tests.Clusters;

/// <summary>One running Spark for many queries, on this machine alone; or the cluster whose client SLUICE_TEST_SPARK names.</summary>
public sealed class SparkSession : Cluster
{
    internal const string Variable = "SLUICE_TEST_SPARK";

    private readonly string? session;

    /// <summary>Starts it.</summary>
    public SparkSession()
        : base("spark", "")
    {
        if (EnginesFolder.Client(Variable) is { } client)
        {
            Submit = RealClient = client;
            return;
        }

        var engine = EnginesFolder.Unpacked("spark");
        var place = Path.Combine(Folder, "session");
        session = Path.Combine(engine, "session");
        RealClient = Path.Combine(engine, "sql");

        // Queries over few rows: to compile each of them takes longer than to run it.
        using var start = Shell(
            $"SPARK_WAREHOUSE='{Folder}/warehouse' exec '{session}' start '{place}' --conf spark.sql.codegen.wholeStage=false --conf spark.sql.codegen.factoryMode=NO_CODEGEN --conf spark.sql.shuffle.partitions=1 > /dev/null 2>&1"
        );
        start.WaitForExit();
        Submit = $"{session} sql {place}";

        // What it says while it starts makes the start itself end with an error.
        OrEnd(() => Execute("SELECT 1"));
    }

    /// <summary>The program <c>spark-sql</c> itself: a new Spark each time, which knows no table of this one.</summary>
    public string RealClient { get; }

    private protected override void End()
    {
        if (session is not null)
        {
            using var end = Shell($"exec '{session}' end '{Folder}/session'");
            end.WaitForExit();
        }
    }

    private protected override string Arguments(string file) => $"-f '{file}'";
}
