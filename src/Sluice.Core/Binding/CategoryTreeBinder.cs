using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Binds categories: domains and what derived data is made of.</summary>
internal sealed class CategoryTreeBinder(DiagnosticBag diagnostics)
    : TreeBinder<CategoryDeclarationSyntax, CategorySymbol>("category", diagnostics)
{
    private readonly List<(CategorySymbol Symbol, SourceLocation Location)> derived = [];

    protected override CategorySymbol Create(string name, string? title, SourceLocation location) => new(name, title, location);

    protected override void Complete(SourceText source, TreeEntrySyntax entry, CategorySymbol symbol, SymbolTable<CategorySymbol> table)
    {
        if (Single(source, entry.Domains, "domain") is { Number: { IsMissing: false } number })
        {
            if (ExactNumber.Read(number.Text, NumberParts.None, out var size) == NumberReading.Exact && size >= 1)
            {
                symbol.Domain = size;
            }
            else
            {
                Report(
                    BindingDiagnostics.NumberOutOfRange,
                    At(source, number),
                    null,
                    "domain",
                    "a whole number of 1 or more, of at most 28 digits"
                );
            }
        }

        if (Single(source, entry.Derivations, "from") is not { } derivation)
        {
            return;
        }

        var sources = ImmutableArray.CreateBuilder<CategorySymbol>();
        foreach (var name in derivation.Names)
        {
            if (Resolve(table, source, name, "category") is { } made && !sources.Contains(made))
            {
                sources.Add(made);
            }
        }

        symbol.Sources = sources.ToImmutable();
        derived.Add((symbol, At(source, derivation)));
    }

    protected override void Finish(SymbolTable<CategorySymbol> table)
    {
        // Data above and below a source is part of what the source stands for.
        var categories = derived.Select(static d => d.Symbol).Distinct().ToList();
        var graph = new DependencyGraph<CategorySymbol>(categories, symbol =>
            categories.Where(other => symbol.Sources.Any(s => other.Contains(s) || s.Contains(other)))
        );
        var cyclic = graph.Cyclic().ToHashSet();
        foreach (var (symbol, location) in derived.Where(d => cyclic.Contains(d.Symbol)))
        {
            Report(
                BindingDiagnostics.DerivationCycle,
                location,
                "name only the data it is made of, not a category that contains it or is made of it",
                symbol.Name
            );
        }
    }
}
