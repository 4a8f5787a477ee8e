using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Binds partners and their countries.</summary>
internal sealed class PartnerTreeBinder(DiagnosticBag diagnostics)
    : TreeBinder<PartnerDeclarationSyntax, PartnerSymbol>("partner", diagnostics)
{
    protected override PartnerSymbol Create(string name, string? title, SourceLocation location) => new(name, title, location);

    protected override void Complete(SourceText source, TreeEntrySyntax entry, PartnerSymbol symbol, SymbolTable<PartnerSymbol> table)
    {
        var countries = ImmutableArray.CreateBuilder<string>();
        if (Single(source, entry.Countries, "in") is { } clause)
        {
            foreach (var code in clause.Codes.Where(static c => !c.IsMissing))
            {
                if (CheckCountry(Diagnostics, At(source, code), code.Text) && !countries.Contains(code.Text))
                {
                    countries.Add(code.Text);
                }
            }
        }

        symbol.Countries = countries.ToImmutable();
    }

    protected override void Finish(SymbolTable<PartnerSymbol> table)
    {
        // Every region touches such a partner and all partners above it, and covers none of them.
        var places = new PartnerPlaces(table);
        foreach (var partner in table.All)
        {
            if (places.IsPlaceless(partner.Id))
            {
                Report(
                    BindingDiagnostics.PartnerWithoutCountry,
                    partner.Location,
                    "say where it is, for example `{ in SG }`",
                    partner.Name
                );
            }
        }
    }

    internal static bool CheckCountry(DiagnosticBag diagnostics, SourceLocation location, string code)
    {
        if (Countries.IsKnown(code))
        {
            return true;
        }

        DiagnosticHint? hint = code switch
        {
            "UK" => "the code of the United Kingdom is `GB`",
            "EU" => "a union of countries is a region: `region eu { AT BE … }`",
            _ => DiagnosticHint.DidYouMean(NearestName.Find(code, Countries.All)),
        };
        diagnostics.Add(Diagnostic.Create(BindingDiagnostics.UnknownCountry, location, code).WithHint(hint));
        return false;
    }
}
