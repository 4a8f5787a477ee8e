namespace Sluice.Testing.Cases;

/// <summary>One case: what is given, and what is expected of it.</summary>
/// <param name="Page">The page, relative to the root of the repository.</param>
/// <param name="Shared">What is given for every case of the page.</param>
/// <param name="Inputs">What is given for this one.</param>
/// <param name="Expected">What is expected.</param>
public sealed record TestCase(
    string Page,
    IReadOnlyList<CaseBlock> Shared,
    IReadOnlyList<CaseBlock> Inputs,
    IReadOnlyList<CaseBlock> Expected
)
{
    /// <summary>Its file and line, as an editor opens it.</summary>
    public string Place => $"{Page}:{Inputs[0].Line}";

    /// <summary>The policy files: those of the page, and those of the case.</summary>
    public IReadOnlyDictionary<string, string> Policies => Files("sluice", "names.sluice", "policy.sluice");

    /// <summary>The policy files of the page alone.</summary>
    public IReadOnlyDictionary<string, string> SharedPolicies => (this with { Inputs = [] }).Policies;

    /// <summary>The manifest, with its name; null where there is none.</summary>
    public (string Name, string Text)? Manifest =>
        Files("manifest", "manifest.yaml", "manifest.yaml") is { Count: > 0 } files ? (files.Keys.Single(), files.Values.Single()) : null;

    /// <summary>Everything given, as files.</summary>
    public IEnumerable<KeyValuePair<string, string>> All =>
        Policies.Concat(Files("manifest", "manifest.yaml", "manifest.yaml")).Concat(Files("rows", "rows.csv", "rows.csv"));

    /// <summary>The command lines, those of the case or else of the page, without <c>sluice</c>.</summary>
    public IReadOnlyList<string[]> Commands =>
        [
            .. (Inputs.LastOrDefault(static b => b.Kind == "command") ?? Shared.LastOrDefault(static b => b.Kind == "command"))
                ?.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static l => l.Split(' ')[1..])
                ?? [],
        ];

    private SortedDictionary<string, string> Files(string kind, string shared, string own)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (block, usual) in Shared.Select(b => (b, shared)).Concat(Inputs.Select(b => (b, own))).Where(b => b.b.Kind == kind))
        {
            files[block.Name ?? usual] = block.Text;
        }

        return files;
    }
}
