using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;

namespace Sluice.Core.Binding;

/// <summary>Binds populations, which are declared one by one with dotted names.</summary>
internal sealed class PopulationTreeBinder(DiagnosticBag diagnostics) : BinderBase(diagnostics)
{
    public SymbolTable<PopulationSymbol> BindAll(DeclarationTable declarations)
    {
        var found = new Dictionary<string, PopulationSymbol>(StringComparer.Ordinal);
        foreach (var (source, syntax) in declarations.Of<PopulationDeclarationSyntax>())
        {
            if (syntax.Name is not { } name || name.Parts.Any(static p => p.IsMissing) || name.Text.Length == 0)
            {
                continue;
            }

            var location = At(source, name);
            if (found.TryGetValue(name.Text, out var first))
            {
                VocabularyBinder.ReportDuplicate(Diagnostics, location, "population", name.Text, first.Location);
                continue;
            }

            found.Add(name.Text, new PopulationSymbol(name.Text, syntax.Title?.ValueText, location));
        }

        foreach (var population in found.Values)
        {
            var dot = population.Name.LastIndexOf('.');
            if (dot < 0)
            {
                continue;
            }

            var above = population.Name[..dot];
            if (found.TryGetValue(above, out var parent))
            {
                population.Parent = parent;
            }
            else
            {
                ReportUnknown(population.Location, "population", above, found.Keys, $"declare `population {above}` first");
            }
        }

        return TreeNumbering.Number(found.Values);
    }
}
