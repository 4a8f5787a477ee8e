using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Binds purposes: which of them cannot work without matching people.</summary>
internal sealed class PurposeTreeBinder(SymbolTable<FormSymbol> forms, DiagnosticBag diagnostics)
    : TreeBinder<PurposeDeclarationSyntax, PurposeSymbol>("purpose", diagnostics)
{
    protected override PurposeSymbol Create(string name, string? title, SourceLocation location) => new(name, title, location);

    protected override void Complete(SourceText source, TreeEntrySyntax entry, PurposeSymbol symbol, SymbolTable<PurposeSymbol> table)
    {
        if (Single(source, entry.Links, "links") is { } links)
        {
            symbol.Links = true;
            symbol.LinksAt = Resolve(forms, source, links.At, "form");
        }
    }
}
