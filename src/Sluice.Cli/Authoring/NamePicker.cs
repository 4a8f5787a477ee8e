using System.Collections.Immutable;
using Sluice.Cli.Diagnostics;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Authoring;

/// <summary>Finds the names of the vocabulary that options mean, or such as fit together where none are given.</summary>
/// <param name="program">The policy set.</param>
/// <param name="problems">Where unknown names go.</param>
internal sealed class NamePicker(PolicyProgram program, List<Diagnostic> problems)
{
    private readonly Vocabulary names = program.Vocabulary;

    /// <summary>Names as a rule writes them: <c>any</c>, labels and names, checked and joined with commas.</summary>
    public string? Selector<T>(string option, string? given, SymbolTable<T> table, string kind)
        where T : TreeSymbol
    {
        if (given is null)
        {
            return table.Count == 0 ? Missing(kind) : First(table).Name;
        }

        var labels = table.All.SelectMany(static s => s.Labels).Select(static l => "#" + l).Append("any").ToHashSet(StringComparer.Ordinal);
        var parts = Parts(given);
        foreach (var part in parts.Where(p => !labels.Contains(p)))
        {
            Resolve(option, part, table, kind, labels);
        }

        return string.Join(", ", parts);
    }

    /// <summary>
    /// What a transfer sends, to whom and for what. Where something is not given, what some rule allows together with what is given comes
    /// first: an example of what may leave says more than one of what may not.
    /// </summary>
    public (
        ImmutableArray<CategorySymbol> Categories,
        ImmutableArray<PartnerSymbol> Partners,
        ImmutableArray<PurposeSymbol> Purposes
    )? Flow(DraftRequest request)
    {
        if (names.Categories.Count == 0 || names.Partners.Count == 0 || names.Purposes.Count == 0)
        {
            Missing(
                names.Categories.Count == 0 ? "category"
                : names.Partners.Count == 0 ? "partner"
                : "purpose"
            );
            return null;
        }

        var before = problems.Count;
        var categories = Names("--send", request.Send, names.Categories, "category");
        var partners = Names("--to", request.To, names.Partners, "partner");
        var purposes = Names("--for", request.For, names.Purposes, "purpose");
        if (problems.Count > before)
        {
            return null;
        }

        foreach (var scope in program.Rules.Where(static r => r.Effect == RuleEffect.Allow).Select(static r => r.Scope))
        {
            var covered = (
                Covered(scope.Categories, categories, names.Categories),
                Covered(scope.Partners, partners, names.Partners),
                Covered(scope.Purposes, purposes, names.Purposes)
            );
            if (covered is ({ } a, { } b, { } c))
            {
                return (a, b, c);
            }
        }

        return (categories ?? [First(names.Categories)], partners ?? [First(names.Partners)], purposes ?? [First(names.Purposes)]);
    }

    /// <summary>
    /// The given names where a selector covers them all; where none are given, the first it covers that has nothing below it.
    /// </summary>
    private static ImmutableArray<T>? Covered<T>(ResolvedSelector<T> set, ImmutableArray<T>? given, SymbolTable<T> table)
        where T : TreeSymbol
    {
        if (given is { } named)
        {
            return named.All(set.Covers) ? named : null;
        }

        return table.All.FirstOrDefault(s => s.End == s.Id + 1 && set.Covers(s)) is { } first ? [first] : null;
    }

    private ImmutableArray<T>? Names<T>(string option, string? given, SymbolTable<T> table, string kind)
        where T : TreeSymbol => given is null ? null : [.. Parts(given).Select(p => Resolve(option, p, table, kind, [])).OfType<T>()];

    private T? Resolve<T>(string option, string name, SymbolTable<T> table, string kind, IEnumerable<string> others)
        where T : TreeSymbol
    {
        if (table.TryFind(name, out var found))
        {
            return found;
        }

        var near = NearestName.Find(name, table.Names.Concat(others));
        problems.Add(
            Diagnostic
                .Create(CommandDiagnostics.UnknownVocabularyName, null, option, kind, name)
                .WithHint(DiagnosticHint.DidYouMean(near) ?? $"the first of them is `{First(table).Name}`")
        );
        return null;
    }

    private string? Missing(string kind)
    {
        problems.Add(Diagnostic.Create(CommandDiagnostics.NothingToName, null, kind).WithHint($"declare a {kind} first"));
        return null;
    }

    private static T First<T>(SymbolTable<T> table)
        where T : TreeSymbol => table.All.First(static s => s.End == s.Id + 1);

    private static string[] Parts(string given) => given.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
