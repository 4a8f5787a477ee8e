using System.Collections.Immutable;
using Sluice.LanguageServer.Features;
using Sluice.LanguageServer.Model;

namespace Sluice.LanguageServer.Handlers;

/// <summary>What was found in each set, and what of it the editor was told about each file.</summary>
internal sealed class Reports
{
    private readonly Dictionary<string, ILookup<string, Finding>> bySet = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> told = new(StringComparer.Ordinal);

    /// <summary>Takes what was found in a set in place of what was found before.</summary>
    /// <returns>The files about which there may be news.</returns>
    public IEnumerable<string> Take(PolicySet set, ImmutableArray<Finding> findings)
    {
        var before = bySet.GetValueOrDefault(set.Root);
        var now = findings.ToLookup(static f => f.Path, StringComparer.Ordinal);
        bySet[set.Root] = now;
        return [.. (before ?? now).Select(static g => g.Key).Concat(now.Select(static g => g.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Forgets sets that have gone.</summary>
    /// <returns>The files about which there may be news.</returns>
    public IEnumerable<string> KeepOnly(IEnumerable<PolicySet> sets)
    {
        var roots = sets.Select(static s => s.Root).ToHashSet(StringComparer.Ordinal);
        var gone = bySet.Keys.Where(k => !roots.Contains(k)).ToList();
        var paths = gone.SelectMany(k => bySet[k].Select(static g => g.Key)).ToList();
        gone.ForEach(k => bySet.Remove(k));
        return paths;
    }

    /// <summary>What there is about a file. One that other sets use is judged as part of these, for on its own it may be a fragment.</summary>
    public ImmutableArray<Finding> About(string path, IReadOnlyList<PolicySet> sets)
    {
        var users = sets.Where(s => !FilePath.IsBelow(path, s.Root)).ToList();
        return
        [
            .. (users.Count > 0 ? users : sets).SelectMany(s => bySet.TryGetValue(s.Root, out var found) ? found[path] : [])
                .DistinctBy(static f => (f.Diagnostic.Id, f.Diagnostic.Location!.Span, f.Diagnostic.Message)),
        ];
    }

    /// <summary>Whether the editor is to be told: it is not what it was told before. That nothing is wrong goes without saying at first.</summary>
    public bool IsNews(string path, string text)
    {
        if (told.GetValueOrDefault(path, "") == text)
        {
            return false;
        }

        told[path] = text;
        return true;
    }
}
