using System.Globalization;
using System.Text.Json.Nodes;

namespace Sluice.Cli.Tests.Clusters.Forms;

/// <summary>A real Trino with file-based access control, whose rules a test may write anew.</summary>
public sealed class TrinoRulesServer : TrinoServer
{
    private readonly string rules;
    private int versions;

    /// <summary>Starts it; everybody may do everything.</summary>
    public TrinoRulesServer()
        : this(Path.Combine(Directory.CreateTempSubdirectory("sluice-rules-").FullName, "rules.json")) { }

    private TrinoRulesServer(string rules)
        : base(Written(rules, []))
    {
        this.rules = rules;
    }

    /// <summary>Puts printed rules before that everybody else may do everything, and waits until the server goes by them.</summary>
    public void Set(string printed)
    {
        // A user of this version alone is shut out, so that one can see when it counts.
        var marker = string.Create(CultureInfo.InvariantCulture, $"version_{++versions}");
        Written(
            rules,
            [
                .. JsonNode.Parse(printed)!["tables"]!.AsArray().Select(static r => r!.DeepClone()),
                new JsonObject { ["user"] = marker, ["privileges"] = new JsonArray() },
            ]
        );
        for (var tries = 0; As(marker, "SELECT * FROM memory.rules.one") is not null; tries++)
        {
            if (tries > 600)
            {
                throw new InvalidOperationException("the server does not take the rules");
            }

            Thread.Sleep(100);
        }
    }

    /// <summary>What a user gets; null where access is denied.</summary>
    public IReadOnlyList<string>? As(string user, string sql)
    {
        try
        {
            return Execute($"{Submit} --user {user}", sql);
        }
        catch (InvalidOperationException e) when (e.Message.Contains("Access Denied", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private static string Written(string rules, JsonArray first)
    {
        first.Add(new JsonObject { ["privileges"] = new JsonArray("SELECT", "INSERT", "DELETE", "UPDATE", "OWNERSHIP", "GRANT_SELECT") });
        File.WriteAllText(rules + ".new", new JsonObject { ["tables"] = first }.ToJsonString());
        File.Move(rules + ".new", rules, overwrite: true);
        return rules;
    }
}
