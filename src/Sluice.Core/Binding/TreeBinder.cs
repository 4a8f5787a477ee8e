using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Binds declarations that form trees of names: numbers them in preorder, siblings in ordinal order.</summary>
internal abstract class TreeBinder<TSyntax, TSymbol>(string kind, DiagnosticBag diagnostics) : BinderBase(diagnostics)
    where TSyntax : TreeDeclarationSyntax
    where TSymbol : TreeSymbol
{
    private readonly Dictionary<string, TSymbol> found = new(StringComparer.Ordinal);
    private readonly List<(SourceText Source, TreeEntrySyntax Entry, TSymbol Symbol)> bound = [];

    public SymbolTable<TSymbol> BindAll(DeclarationTable declarations)
    {
        foreach (var (source, syntax) in declarations.Of<TSyntax>())
        {
            if (syntax.Entry is { } entry)
            {
                Declare(source, entry, null);
            }
        }

        var table = TreeNumbering.Number(found.Values);
        foreach (var (source, entry, symbol) in bound)
        {
            Complete(source, entry, symbol, table);
        }

        Finish(table);
        return table;
    }

    protected abstract TSymbol Create(string name, string? title, SourceLocation location);

    /// <summary>Binds what an entry says beyond its name, when all names are known.</summary>
    protected abstract void Complete(SourceText source, TreeEntrySyntax entry, TSymbol symbol, SymbolTable<TSymbol> table);

    /// <summary>Checks what only the whole tree shows.</summary>
    protected virtual void Finish(SymbolTable<TSymbol> table) { }

    /// <summary>Takes the one clause that may stand at most once; further ones are reported.</summary>
    protected T? Single<T>(SourceText source, IEnumerable<T> clauses, string clause)
        where T : SyntaxNode
    {
        T? first = null;
        foreach (var syntax in clauses)
        {
            if (first is null)
            {
                first = syntax;
            }
            else
            {
                Report(BindingDiagnostics.DuplicateClause, At(source, syntax), null, clause);
            }
        }

        return first;
    }

    private static ImmutableArray<string> LabelsOf(TreeEntrySyntax entry)
    {
        var labels = ImmutableArray.CreateBuilder<string>();
        foreach (var label in entry.Labels)
        {
            if (!label.IsMissing && !labels.Contains(label.ValueText))
            {
                labels.Add(label.ValueText);
            }
        }

        return labels.DrainToImmutable();
    }

    private void Declare(SourceText source, TreeEntrySyntax entry, TSymbol? parent)
    {
        if (entry.Name is not { IsMissing: false } token)
        {
            return;
        }

        var name = parent is null ? token.Text : $"{parent.Name}.{token.Text}";
        var location = At(source, token);
        if (found.TryGetValue(name, out var first))
        {
            VocabularyBinder.ReportDuplicate(Diagnostics, location, kind, name, first.Location);
        }
        else
        {
            first = Create(name, entry.Title?.ValueText, location);
            first.Parent = parent;
            first.Labels = LabelsOf(entry);
            found.Add(name, first);
            bound.Add((source, entry, first));
        }

        foreach (var child in entry.Children)
        {
            Declare(source, child, first);
        }
    }
}
