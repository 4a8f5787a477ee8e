using System.Text;
using Sluice.LanguageServer.Model;

namespace Sluice.Benchmarks;

/// <summary>The workload as a policy set of a hundred files and one with its vocabulary.</summary>
internal sealed class SplitFiles : IWorkspaceFiles
{
    public const int Count = 100;

    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal);

    public SplitFiles(Workload workload)
    {
        var parts = workload.ToPolicy().Split("\nrule ");
        files.Add("/set/vocabulary.sluice", Encoding.UTF8.GetBytes(parts[0]));
        var rules = parts[1..];
        for (var file = 0; file < Count; file++)
        {
            var text = string.Concat(rules.Where((_, i) => i % Count == file).Select(static r => $"rule {r}\n"));
            files.Add($"/set/rules_{file}.sluice", Encoding.UTF8.GetBytes(text));
        }
    }

    public IReadOnlyList<string> Find(string folder) => [.. files.Keys];

    public byte[]? Read(string path) => files.GetValueOrDefault(path);
}
