using System.Text.Json;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>Answers of one column of texts, whatever the engine prints around them.</summary>
internal static class ClusterAnswers
{
    /// <summary>The texts that a query of one column has.</summary>
    public static IReadOnlyList<string> Texts(this Cluster cluster, string sql, string before = "")
    {
        const string Start = "answers";
        var lines = cluster.Execute($"{before}SELECT '{Start}' AS start; {sql}");
        var texts = lines.Select(l =>
            cluster is TrinoServer ? JsonDocument.Parse(l).RootElement.EnumerateObject().Single().Value.GetString()! : l
        );
        return [.. texts.SkipWhile(static t => t != Start).Skip(1)];
    }
}
