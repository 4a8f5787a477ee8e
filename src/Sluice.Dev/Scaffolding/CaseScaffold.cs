using Sluice.Dev.Files;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Dev.Scaffolding;

/// <summary>A new page of cases: what is given, and an empty block of what is expected.</summary>
internal static class CaseScaffold
{
    private const string Policy = """
        ```sluice
        category contact
        purpose support
        partner helpdesk { in IE }
        rule help { allow contact to helpdesk for support }
        ```
        """;

    private const string Manifest = """
        ```manifest
        transfer: t
        to: helpdesk
        purpose: support
        on: 2024-03-01
        datasets: { people: { fields: { phone: { category: contact } } } }
        ```
        """;

    private const string People = """
        ```sluice
        category contact
        purpose support
        partner helpdesk { in IE }
        subject attribute adult : boolean
        rule help { allow contact to helpdesk for support when adult }
        ```

        ```manifest
        transfer: t
        to: helpdesk
        purpose: support
        on: 2024-03-01
        datasets: { people: { source: people, key: id, subject: { adult: adult }, fields: { phone: { category: contact } } } }
        ```
        """;

    // Everything between the sentence and the end of the page, for each stage.
    private static readonly Dictionary<string, string> Blocks = new(StringComparer.Ordinal)
    {
        ["command"] = $"{Policy}\n\n{Manifest}\n\n```command\nsluice check manifest.yaml --policies set\n```\n\n```text\n```\n",
        ["diagnostics"] = "```sluice\nrule help { deny }\n```\n\n```diagnostics\n```\n",
        ["format"] = "```sluice\nrule help \"People are called\" { for support deny contact }\n```\n\n```text\n```\n",
        ["lint"] =
            $"{Policy}\n\n```command\nsluice lint --only unused-purpose\n```\n\n## Found\n\n```sluice\npurpose spare\n```\n\n```diagnostics\n```\n",
        ["sql"] = $"{People}\n\n```sql postgres\n```\n",
        ["verdict"] = $"{Policy}\n\n{Manifest}\n\n```verdict\n```\n",
    };

    /// <summary>The stages, by the names of their folders.</summary>
    public static IEnumerable<string> Stages => Blocks.Keys;

    /// <summary>The file of a page.</summary>
    public static string FileOf(string stage, string name) => $"tests/cases/{stage}/{name}.md";

    /// <summary>The scaffold; null with a problem where there is no such stage, or the page is there.</summary>
    public static Scaffold? Make(Checkout checkout, string stage, string name, out string problem)
    {
        if (!Blocks.TryGetValue(stage, out var blocks))
        {
            problem =
                $"there is no stage `{stage}`{(NearestName.Find(stage, Stages) is { } near ? $": did you mean `{near}`?" : ".")} Stages are {string.Join(", ", Stages)}";
            return null;
        }

        var file = FileOf(stage, name);
        problem = checkout.Holds(file) ? $"{file} is there already: a further case is a heading on it" : "";
        return problem.Length > 0
            ? null
            : new Scaffold(
                [(file, Scaffold.Text($"# {name.Replace('-', ' ')}\n\n@@: what the cases of this page show, in a sentence.\n\n{blocks}"))],
                [],
                "a test of a policy",
                $"\"DisplayName~{name}.md\""
            );
    }
}
