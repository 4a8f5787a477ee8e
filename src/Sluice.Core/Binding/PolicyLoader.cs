using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Parsing;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Loads and parses the files of a policy set and what they use, each once.</summary>
internal static class PolicyLoader
{
    /// <summary>Below so many characters a second thread costs more than it saves.</summary>
    private const int WorthSharing = 64 * 1024;

    private const string PolicyEnding = ".sluice";

    /// <summary>All trees, sorted by path.</summary>
    public static ImmutableArray<SyntaxTree> Load(IPolicyFiles files, DiagnosticBag diagnostics)
    {
        var trees = new SortedDictionary<string, SyntaxTree?>(StringComparer.Ordinal);
        var uses = new SortedDictionary<string, List<(string Target, SourceLocation Location)>>(StringComparer.Ordinal);
        var batch = files
            .List()
            .Order(StringComparer.Ordinal)
            .Distinct(StringComparer.Ordinal)
            .Select(static p => (Path: p, From: (SourceLocation?)null))
            .ToList();
        while (batch.Count > 0)
        {
            var next = new List<(string Path, SourceLocation? From)>();
            foreach (var tree in Parse(batch, files, trees, diagnostics))
            {
                var found = UsesOf(tree, diagnostics);
                uses[tree.Source.Path] = found;
                foreach (var (target, location) in found)
                {
                    if (!trees.ContainsKey(target))
                    {
                        next.Add((target, location));
                    }
                }
            }

            batch = next;
        }

        ReportCycles(uses, diagnostics);
        return [.. trees.Values.OfType<SyntaxTree>()];
    }

    private static List<SyntaxTree> Parse(
        List<(string Path, SourceLocation? From)> batch,
        IPolicyFiles files,
        SortedDictionary<string, SyntaxTree?> trees,
        DiagnosticBag diagnostics
    )
    {
        var sources = new List<SourceText>();
        foreach (var (path, from) in batch)
        {
            if (trees.ContainsKey(path))
            {
                // Two files use the same one; a missing one is reported at each place that asks for it.
                if (trees[path] is null && from is not null && files.Read(path, out var again) is null && again is null)
                {
                    diagnostics.Add(Diagnostic.Create(BindingDiagnostics.UseNotFound, from, path));
                }

                continue;
            }

            trees[path] = null;
            var source = files.Read(path, out var problem);
            if (problem is not null)
            {
                diagnostics.Add(problem);
            }
            else if (source is null && from is not null)
            {
                diagnostics.Add(Diagnostic.Create(BindingDiagnostics.UseNotFound, from, path));
            }

            if (source is not null)
            {
                sources.Add(source);
            }
        }

        var parsed = new SyntaxTree[sources.Count];
        var known = files as IParsedPolicyFiles;
        if (sources.Sum(static s => s.Content.Length) < WorthSharing)
        {
            for (var i = 0; i < parsed.Length; i++)
            {
                parsed[i] = known?.TreeOf(sources[i]) ?? PolicyParser.Parse(sources[i]);
            }
        }
        else
        {
            Parallel.For(0, sources.Count, i => parsed[i] = known?.TreeOf(sources[i]) ?? PolicyParser.Parse(sources[i]));
        }

        foreach (var tree in parsed)
        {
            trees[tree.Source.Path] = tree;
            diagnostics.AddRange(tree.AllDiagnostics);
        }

        return [.. parsed];
    }

    private static List<(string Target, SourceLocation Location)> UsesOf(SyntaxTree tree, DiagnosticBag diagnostics)
    {
        var found = new List<(string, SourceLocation)>();
        foreach (var use in tree.Root.Declarations.OfType<UseDirectiveSyntax>())
        {
            if (use.Path is not { IsMissing: false } path)
            {
                continue;
            }

            var location = new SourceLocation(tree.Source, path.Span);
            var written = path.ValueText;
            if (
                written.Length == 0
                || written.StartsWith('/')
                || written.Contains('\\', StringComparison.Ordinal)
                || written.Contains(':', StringComparison.Ordinal)
            )
            {
                diagnostics.Add(Diagnostic.Create(BindingDiagnostics.UseNotRelative, location, written));
                continue;
            }

            if (!written.EndsWith(PolicyEnding, StringComparison.OrdinalIgnoreCase))
            {
                diagnostics.Add(Diagnostic.Create(BindingDiagnostics.OtherKind, location, written, "`*.sluice`"));
                continue;
            }

            found.Add((Resolve(tree.Source.Path, written), location));
        }

        return found;
    }

    /// <summary>The path of a used file, relative to the policy folder like every other path.</summary>
    internal static string Resolve(string usingFile, string written)
    {
        var parts = usingFile.Split('/').SkipLast(1).ToList();
        foreach (var part in written.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ""))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    private static void ReportCycles(
        SortedDictionary<string, List<(string Target, SourceLocation Location)>> uses,
        DiagnosticBag diagnostics
    )
    {
        foreach (var (file, targets) in uses)
        {
            foreach (var (target, location) in targets)
            {
                if (Reaches(uses, target, file))
                {
                    diagnostics.Add(Diagnostic.Create(BindingDiagnostics.UseCycle, location, target, file));
                }
            }
        }
    }

    private static bool Reaches(SortedDictionary<string, List<(string Target, SourceLocation Location)>> uses, string from, string wanted)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([from]);
        while (open.TryPop(out var path))
        {
            if (path == wanted)
            {
                return true;
            }

            if (seen.Add(path) && uses.TryGetValue(path, out var targets))
            {
                foreach (var (target, _) in targets)
                {
                    open.Push(target);
                }
            }
        }

        return false;
    }
}
