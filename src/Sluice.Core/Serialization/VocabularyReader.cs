using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Serialization;

/// <summary>Reads what <see cref="VocabularyWriter"/> wrote.</summary>
internal static class VocabularyReader
{
    private const int MostForms = 60;

    private delegate T Create<T>(string name, string? title, SourceLocation location);

    public static void ReadNames(PartReader part)
    {
        var forms = Named(part, static (_, i, name, _, location) => new FormSymbol(name, location, i));
        PartReader.Require(forms.Count <= MostForms);
        var names = new Vocabulary
        {
            Forms = forms,
            Categories = ReadTree(part, static (name, title, location) => new CategorySymbol(name, title, location)),
            Purposes = ReadTree(part, static (name, title, location) => new PurposeSymbol(name, title, location)),
            Partners = ReadTree(part, static (name, title, location) => new PartnerSymbol(name, title, location)),
            Populations = ReadTree(part, static (name, title, location) => new PopulationSymbol(name, title, location)),
            Regions = Named(part, static (part, _, name, title, location) =>
                new RegionSymbol(name, title, location) { Countries = part.Texts() }
            ),
            Attributes = ReadAttributes(part, ofSubject: false),
            SubjectAttributes = ReadAttributes(part, ofSubject: true),
            Consents = Named(part, static (_, i, name, title, location) => new ConsentSymbol(name, title, location) { Id = i }),
            Agreements = Named(part, static (_, i, name, title, location) => new AgreementSymbol(name, title, location) { Id = i }),
            Techniques = Named(part, static (part, _, name, title, location) =>
                new TechniqueSymbol(name, title, location) { Parameters = ReadParameters(part) }
            ),
            Duties = Named(part, static (part, _, name, title, location) =>
                new DutySymbol(name, title, location) { Parameters = ReadParameters(part) }
            ),
        };
        part.Tables.Vocabulary = names;
        part.Tables.Attributes = [.. names.Attributes.All, .. names.SubjectAttributes.All];
        part.Tables.Parameters =
        [
            .. names.Techniques.All.SelectMany(static t => t.Parameters),
            .. names.Duties.All.SelectMany(static d => d.Parameters),
        ];

        foreach (var category in names.Categories.All)
        {
            category.Domain = part.Flag() ? part.Decimal() : null;
            PartReader.Require(
                category.Domain is not { } domain || (domain >= 1 && decimal.IsInteger(domain) && ExactNumber.IsInRange(domain))
            );
            category.Sources = part.Symbols(names.Categories.All);
        }

        foreach (var purpose in names.Purposes.All)
        {
            purpose.Links = part.Flag();
            purpose.LinksAt = part.OptionalSymbol(names.Forms.All);
        }

        foreach (var partner in names.Partners.All)
        {
            partner.Countries = part.Texts();
        }

        // Facts are held by these numbers: together they are 0, 1, 2 …
        PartReader.Require(
            part.Tables.Attributes.Select(static a => a.Id).Order().SequenceEqual(Enumerable.Range(0, part.Tables.Attributes.Length))
        );
    }

    public static void ReadMeaning(PartReader part)
    {
        var names = part.Tables.Vocabulary;
        foreach (var population in names.Populations.All)
        {
            population.Predicate = ConditionReader.ReadOptional(part);
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
            technique.Yields = part.Many(static part => new YieldsClause(
                part.Symbol(part.Tables.Vocabulary.Forms.All),
                ConditionReader.ReadOptional(part)
            ));
        }
    }

    private static SymbolTable<T> Named<T>(PartReader part, Func<PartReader, int, string, string?, SourceLocation, T> create)
        where T : Symbol
    {
        var all = new T[part.Count()];
        for (var i = 0; i < all.Length; i++)
        {
            var (name, title, location) = (part.Text(), part.OptionalText(), part.Location());
            all[i] = create(part, i, name, title, location);
        }

        return Table(all);
    }

    private static SymbolTable<T> ReadTree<T>(PartReader part, Create<T> create)
        where T : TreeSymbol
    {
        var all = new T[part.Count()];
        for (var i = 0; i < all.Length; i++)
        {
            var symbol = all[i] = create(part.Text(), part.OptionalText(), part.Location());
            var parent = part.Index(i + 1) - 1;
            symbol.Id = i;
            symbol.Parent = parent < 0 ? null : all[parent];
            symbol.End = part.Sum(i, symbol.Parent?.End ?? all.Length);
            symbol.Labels = part.Texts();
            PartReader.Require(symbol.End > i);
        }

        return Table(all);
    }

    private static SymbolTable<T> Table<T>(T[] all)
        where T : Symbol
    {
        // Two symbols of one name would make the table by names fail.
        var seen = new HashSet<string>(all.Length, StringComparer.Ordinal);
        foreach (var symbol in all)
        {
            PartReader.Require(seen.Add(symbol.Name));
        }

        return new SymbolTable<T>(ImmutableCollectionsMarshal.AsImmutableArray(all));
    }

    private static SymbolTable<AttributeSymbol> ReadAttributes(PartReader part, bool ofSubject) =>
        Named(part, (part, _, name, title, location) =>
        {
            var type = ValueParts.ReadType(part);
            var script = part.OptionalText();
            return new AttributeSymbol(name, title, location, type, ofSubject, script) { Id = part.Number() };
        });

    private static ImmutableArray<ParameterSymbol> ReadParameters(PartReader part)
    {
        var parameters = new ParameterSymbol[part.Count()];
        for (var i = 0; i < parameters.Length; i++)
        {
            var (name, _, location) = (part.Text(), part.OptionalText(), part.Location());
            parameters[i] = new ParameterSymbol(name, location, ValueParts.ReadType(part), i);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(parameters);
    }
}
