using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Binds regions: countries, and other regions resolved into theirs.</summary>
internal sealed class RegionBinder(DiagnosticBag diagnostics) : BinderBase(diagnostics)
{
    private readonly Dictionary<string, (RegionSymbol Symbol, SourceText Source, RegionDeclarationSyntax Syntax)> found = new(
        StringComparer.Ordinal
    );

    public SymbolTable<RegionSymbol> BindAll(DeclarationTable declarations)
    {
        foreach (var (source, syntax) in declarations.Of<RegionDeclarationSyntax>())
        {
            if (syntax.Name is not { IsMissing: false } name)
            {
                continue;
            }

            if (found.TryGetValue(name.Text, out var first))
            {
                VocabularyBinder.ReportDuplicate(Diagnostics, At(source, name), "region", name.Text, first.Symbol.Location);
                continue;
            }

            found.Add(name.Text, (new RegionSymbol(name.Text, syntax.Title?.ValueText, At(source, name)), source, syntax));
        }

        foreach (var (symbol, source, syntax) in found.Values)
        {
            CheckMembers(source, syntax);
            symbol.Countries = [.. CountriesOf(symbol.Name, []).Order(StringComparer.Ordinal)];
        }

        return new SymbolTable<RegionSymbol>([
            .. found.Values.Select(static f => f.Symbol).OrderBy(static s => s.Name, StringComparer.Ordinal),
        ]);
    }

    private static bool IsCountry(SyntaxToken member) => member.Text.Length > 0 && char.IsAsciiLetterUpper(member.Text[0]);

    private void CheckMembers(SourceText source, RegionDeclarationSyntax syntax)
    {
        foreach (var member in syntax.Members.Where(static m => !m.IsMissing))
        {
            if (IsCountry(member))
            {
                PartnerTreeBinder.CheckCountry(Diagnostics, At(source, member), member.Text);
            }
            else if (!found.ContainsKey(member.Text))
            {
                // The words of the next declaration, where the block is not closed.
                if (syntax.HasErrors && NearestName.Find(member.Text, found.Keys) is null)
                {
                    continue;
                }

                ReportUnknown(At(source, member), "region", member.Text, found.Keys);
            }
            else if (Reaches(member.Text, syntax.Name!.Text, []))
            {
                Report(BindingDiagnostics.RegionCycle, At(source, member), null, syntax.Name.Text);
            }
        }
    }

    private bool Reaches(string from, string wanted, HashSet<string> seen) =>
        from == wanted
        || (
            seen.Add(from)
            && found.TryGetValue(from, out var region)
            && region.Syntax.Members.Any(m => !m.IsMissing && !IsCountry(m) && Reaches(m.Text, wanted, seen))
        );

    private HashSet<string> CountriesOf(string name, HashSet<string> seen)
    {
        var countries = new HashSet<string>(StringComparer.Ordinal);
        if (seen.Add(name) && found.TryGetValue(name, out var region))
        {
            foreach (var member in region.Syntax.Members.Where(static m => !m.IsMissing))
            {
                if (IsCountry(member))
                {
                    countries.Add(member.Text);
                }
                else
                {
                    countries.UnionWith(CountriesOf(member.Text, seen));
                }
            }
        }

        return countries;
    }
}
