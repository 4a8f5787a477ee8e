using System.Text;
using Sluice.Core.Binding;
using Sluice.Core.Binding.Names;
using Sluice.Core.Model;

namespace Sluice.Dev.Printing;

/// <summary>The symbols of a policy set as text: kind, name, type and the place of each, in the order of their numbers.</summary>
internal static class SymbolPrinter
{
    public static string Print(Compilation compiled)
    {
        var text = new StringBuilder();
        foreach (var kind in Enum.GetValues<NameKind>())
        {
            foreach (var symbol in compiled.Model.Symbols(kind))
            {
                Append(text, kind, symbol, symbol is AttributeSymbol attribute ? attribute.Type : null);
                foreach (var parameter in compiled.Model.Symbols(NameKind.Parameter, $"{NameKinds.NameOf(kind)} {symbol.Name}"))
                {
                    Append(text.Append("  "), NameKind.Parameter, parameter, ((ParameterSymbol)parameter).Type);
                }
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, NameKind kind, Symbol symbol, AttributeType? type)
    {
        var place = symbol.Location.Source.GetPosition(symbol.Location.Span.Start);
        text.Append(
            $"{NameKinds.NameOf(kind)} {symbol.Name}{(type is null ? "" : $" : {type}")}  {symbol.Location.Path}:{place.Line}:{place.Column}\n"
        );
    }
}
