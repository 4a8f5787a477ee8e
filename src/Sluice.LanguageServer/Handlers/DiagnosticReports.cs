using System.Collections.Immutable;
using Sluice.LanguageServer.Features;
using Sluice.LanguageServer.Model;

namespace Sluice.LanguageServer.Handlers;

/// <summary>What was found in each set, and what of it the editor was told about each file.</summary>
internal sealed class DiagnosticReports
{
    private readonly Dictionary<string, (ImmutableArray<WorkspaceDiagnostic> Compiler, ImmutableArray<WorkspaceDiagnostic> Lint)> bySet =
        new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> told = new(StringComparer.Ordinal);

    /// <summary>
    /// Takes what the compiler has found in a set. What lint had found in files that are as they were stays until it has looked again.
    /// </summary>
    /// <returns>The files about which there may be news.</returns>
    public IEnumerable<string> Take(PolicySetSnapshot set, ImmutableArray<WorkspaceDiagnostic> findings) =>
        Put(set, findings, [.. Known(set).Lint.Where(f => set.Document(f.Path)?.Source == f.Diagnostic.Location!.Source)]);

    /// <summary>Takes what lint has found in a set.</summary>
    /// <returns>The files about which there may be news.</returns>
    public IEnumerable<string> TakeLint(PolicySetSnapshot set, ImmutableArray<WorkspaceDiagnostic> findings) =>
        Put(set, Known(set).Compiler, findings);

    /// <summary>Forgets sets that have gone.</summary>
    /// <returns>The files about which there may be news.</returns>
    public IEnumerable<string> KeepOnly(IEnumerable<PolicySetSnapshot> sets)
    {
        var roots = sets.Select(static s => s.Root).ToHashSet(StringComparer.Ordinal);
        var gone = bySet.Keys.Where(k => !roots.Contains(k)).ToList();
        var paths = gone.SelectMany(k => All(bySet[k]).Select(static f => f.Path)).ToList();
        gone.ForEach(k => bySet.Remove(k));
        return paths;
    }

    /// <summary>
    /// The diagnostics of a file. A file that other sets use is compiled as part of these, for on its own it may be a fragment.
    /// </summary>
    public ImmutableArray<WorkspaceDiagnostic> About(string path, IReadOnlyList<PolicySetSnapshot> sets)
    {
        var users = sets.Where(s => !FilePath.IsBelow(path, s.Root)).ToList();
        return
        [
            .. (users.Count > 0 ? users : sets)
                .SelectMany(s => All(Known(s)).Where(f => f.Path == path))
                .DistinctBy(static f => (f.Diagnostic.Id, f.Diagnostic.Location!.Span, f.Diagnostic.Message)),
        ];
    }

    /// <summary>
    /// Whether the editor is to be told: it is not what it was told before. That nothing is wrong goes without saying in a file that is not
    /// open.
    /// </summary>
    public bool IsNews(string path, string text, bool isOpen)
    {
        if (told.TryGetValue(path, out var before) ? before == text : text.Length == 0 && !isOpen)
        {
            return false;
        }

        told[path] = text;
        return true;
    }

    /// <summary>Forgets what was told about a file: it is told anew, also that nothing is wrong.</summary>
    public void Forget(string path) => told.Remove(path);

    private static IEnumerable<WorkspaceDiagnostic> All(
        (ImmutableArray<WorkspaceDiagnostic> Compiler, ImmutableArray<WorkspaceDiagnostic> Lint) found
    ) => found.Compiler.Concat(found.Lint);

    private (ImmutableArray<WorkspaceDiagnostic> Compiler, ImmutableArray<WorkspaceDiagnostic> Lint) Known(PolicySetSnapshot set) =>
        bySet.TryGetValue(set.Root, out var found) ? found : ([], []);

    private IEnumerable<string> Put(
        PolicySetSnapshot set,
        ImmutableArray<WorkspaceDiagnostic> compiler,
        ImmutableArray<WorkspaceDiagnostic> lint
    )
    {
        var before = All(Known(set));
        bySet[set.Root] = (compiler, lint);
        return
        [
            .. before
                .Concat(compiler)
                .Concat(lint)
                .Select(static f => f.Path)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }
}
