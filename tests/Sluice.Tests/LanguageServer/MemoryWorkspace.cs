using System.Text;
using Sluice.LanguageServer.Model;
using Sluice.Testing;

namespace Sluice.Tests.LanguageServer;

/// <summary>A workspace in memory, at <c>/ws</c>.</summary>
internal sealed class MemoryWorkspace(IReadOnlyDictionary<string, string> files) : IWorkspaceFiles
{
    public const string Root = "/ws";

    /// <summary>The worked examples of the repository.</summary>
    public static MemoryWorkspace Examples { get; } =
        new(
            Repository
                .Files("policies")
                .Where(static f =>
                    f.EndsWith(".sluice", StringComparison.Ordinal)
                    || f.EndsWith(".csx", StringComparison.Ordinal)
                    || f.Contains("/transfers/", StringComparison.Ordinal)
                )
                .ToDictionary(static f => $"{Root}/{f}", Repository.Read, StringComparer.Ordinal)
        );

    public IReadOnlyDictionary<string, string> All => files;

    /// <summary>A workspace of one policy set, loaded.</summary>
    public static Workspace Load(params (string Path, string Text)[] files) =>
        new MemoryWorkspace(files.ToDictionary(static f => $"{Root}/{f.Path}", static f => f.Text, StringComparer.Ordinal)).Load();

    /// <summary>A single policy file as a set.</summary>
    public static (PolicySetSnapshot Set, PolicyPage Document) Policy(string text)
    {
        var set = Load(("p.sluice", text)).Sets.Single();
        return (set, set.Documents["p.sluice"]);
    }

    public Workspace Load()
    {
        var workspace = new Workspace(this);
        workspace.Load([Root]);
        return workspace;
    }

    public IReadOnlyList<string> Find(string folder) =>
        [
            .. files.Keys.Where(f =>
                FilePath.IsBelow(f, folder)
                && (FilePath.IsPolicy(f) || (f.Contains("/transfers/", StringComparison.Ordinal) && FilePath.IsManifest(f)))
            ),
        ];

    public byte[]? Read(string path) => files.TryGetValue(path, out var text) ? Encoding.UTF8.GetBytes(text) : null;
}
