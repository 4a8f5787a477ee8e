using Sluice.Core.Model;

namespace Sluice.Core.Serialization;

/// <summary>
/// The names, in two passes: first everything that is declared, so that each symbol is there, then what symbols say about others.
/// </summary>
internal static class VocabularyWriter
{
    public static void WriteNames(PartWriter part, Vocabulary names)
    {
        part.Many(names.Forms.All, form => WriteName(part, form));
        WriteTree(part, names.Categories);
        WriteTree(part, names.Purposes);
        WriteTree(part, names.Partners);
        WriteTree(part, names.Populations);
        part.Many(names.Regions.All, region =>
        {
            WriteName(part, region);
            part.Texts(region.Countries);
        });
        WriteAttributes(part, names.Attributes);
        WriteAttributes(part, names.SubjectAttributes);
        part.Many(names.Consents.All, consent => WriteName(part, consent));
        part.Many(names.Agreements.All, agreement => WriteName(part, agreement));
        part.Many(names.Techniques.All, technique =>
        {
            WriteName(part, technique);
            part.Many(technique.Parameters, p => WriteParameter(part, p));
        });
        part.Many(names.Duties.All, duty =>
        {
            WriteName(part, duty);
            part.Many(duty.Parameters, p => WriteParameter(part, p));
        });

        foreach (var category in names.Categories.All)
        {
            part.Flag(category.Domain is not null);
            if (category.Domain is { } domain)
            {
                part.Decimal(domain);
            }

            part.Symbols(category.Sources);
        }

        foreach (var purpose in names.Purposes.All)
        {
            part.Flag(purpose.Links);
            part.OptionalSymbol(purpose.LinksAt);
        }

        foreach (var partner in names.Partners.All)
        {
            part.Texts(partner.Countries);
        }
    }

    public static void WriteMeaning(PartWriter part, Vocabulary names)
    {
        foreach (var population in names.Populations.All)
        {
            ConditionWriter.WriteOptional(part, population.Predicate);
        }

        foreach (var consent in names.Consents.All)
        {
            consent.Exchange(part);
        }

        foreach (var agreement in names.Agreements.All)
        {
            agreement.Exchange(part);
        }

        foreach (var technique in names.Techniques.All)
        {
            part.Many(technique.Yields, yields =>
            {
                part.Symbol(yields.Form);
                ConditionWriter.WriteOptional(part, yields.When);
            });
        }
    }

    private static void WriteName(PartWriter part, Symbol symbol)
    {
        part.Text(symbol.Name);
        part.OptionalText(symbol.Title);
        part.Location(symbol.Location);
    }

    /// <summary>Names stand in preorder, so a name above always comes first; how many stand below says where a branch ends.</summary>
    private static void WriteTree<T>(PartWriter part, SymbolTable<T> names)
        where T : TreeSymbol => part.Many(names.All, symbol =>
        {
            WriteName(part, symbol);
            part.OptionalSymbol(symbol.Parent);
            part.Number(symbol.End - symbol.Id);
            part.Texts(symbol.Labels);
        });

    private static void WriteAttributes(PartWriter part, SymbolTable<AttributeSymbol> attributes) => part.Many(attributes.All, attribute =>
        {
            WriteName(part, attribute);
            ValueParts.Write(part, attribute.Type);
            part.OptionalText(attribute.Script);
            part.Number(attribute.Id);
        });

    private static void WriteParameter(PartWriter part, ParameterSymbol parameter)
    {
        WriteName(part, parameter);
        ValueParts.Write(part, parameter.Type);
    }
}
