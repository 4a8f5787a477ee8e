using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Binds lists that may hold names only: a test sends to partners, not to a selection of partners.</summary>
internal sealed class SelectorNameBinder(DiagnosticBag diagnostics) : BinderBase(diagnostics)
{
    public ImmutableArray<T> Bind<T>(SourceText source, SelectorSyntax? selector, SymbolTable<T> table, string kind)
        where T : TreeSymbol
    {
        if (selector is null)
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<T>();
        foreach (var item in selector.Items.Concat(selector.Exceptions))
        {
            if (item is not NamedItemSyntax named || selector.Exceptions.Contains(item))
            {
                Report(BindingDiagnostics.NameWanted, At(source, item), null, kind);
            }
            else if (Resolve(table, source, named.Name, kind) is { } symbol)
            {
                found.Add(symbol);
            }
        }

        return found.ToImmutable();
    }
}
