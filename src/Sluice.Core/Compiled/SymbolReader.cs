using System.Collections.Immutable;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Compiled;

/// <summary>Reads the vocabulary.</summary>
internal sealed class SymbolReader(ByteReader bytes)
{
    public Vocabulary ReadNames() => new()
    {
        Forms = Table(() => Head() is var h ? new FormSymbol(h.Name, h.Location, bytes.Number()) : null!),
        Categories = Tree(static h => new CategorySymbol(h.Name, h.Title, h.Location)),
        Partners = Tree(static h => new PartnerSymbol(h.Name, h.Title, h.Location)),
        Purposes = Tree(static h => new PurposeSymbol(h.Name, h.Title, h.Location)),
        Populations = Tree(static h => new PopulationSymbol(h.Name, h.Title, h.Location)),
        Regions = Table(() => Head() is var h ? new RegionSymbol(h.Name, h.Title, h.Location) { Countries = bytes.Texts() } : null!),
        Attributes = Table(Attribute),
        SubjectAttributes = Table(Attribute),
        Consents = Table(() => Head() is var h ? new ConsentSymbol(h.Name, h.Title, h.Location) : null!),
        Agreements = Table(() => Head() is var h ? new AgreementSymbol(h.Name, h.Title, h.Location) : null!),
        Techniques = Table(() => Head() is var h ? new TechniqueSymbol(h.Name, h.Title, h.Location) { Parameters = bytes.All(Parameter) } : null!),
        Duties = Table(() => Head() is var h ? new DutySymbol(h.Name, h.Title, h.Location) { Parameters = bytes.All(Parameter) } : null!),
    };

    public void ReadDetails(Vocabulary vocabulary, ConditionReader conditions, NameSetReader sets)
    {
        foreach (var category in vocabulary.Categories.All)
        {
            category.Domain = bytes.Flag() ? bytes.Decimal() : null;
            category.Sources = bytes.All(() => bytes.Of(vocabulary.Categories.All));
        }

        foreach (var partner in vocabulary.Partners.All)
        {
            partner.Countries = bytes.Texts();
        }

        foreach (var purpose in vocabulary.Purposes.All)
        {
            purpose.Links = bytes.Flag();
            purpose.LinksAt = bytes.Index(vocabulary.Forms.Count + 1) is var form && form == 0 ? null : vocabulary.Forms.All[form - 1];
        }

        foreach (var consent in vocabulary.Consents.All)
        {
            consent.Kind = bytes.Enum<ConsentKind>((int)ConsentKind.Notice + 1);
            consent.Scope = sets.Scope();
            consent.Lasts = bytes.Flag() ? bytes.Value() : null;
            consent.Notices = bytes.Texts();
            consent.Id = bytes.Number();
        }

        foreach (var agreement in vocabulary.Agreements.All)
        {
            agreement.Role = bytes.Enum<Role>((int)Role.ThirdParty + 1);
            agreement.Scope = sets.Scope();
            agreement.Period = bytes.Period();
            agreement.Evidence = bytes.Texts();
            agreement.Id = bytes.Number();
        }

        foreach (var population in vocabulary.Populations.All)
        {
            population.Predicate = conditions.ReadOptional();
        }

        foreach (var technique in vocabulary.Techniques.All)
        {
            technique.Yields = bytes.All(() => new YieldsClause(bytes.Of(vocabulary.Forms.All), conditions.ReadOptional()));
        }
    }

    private (string Name, string? Title, SourceLocation Location) Head() => (bytes.Text(), bytes.TextOrNull(), bytes.Place());

    private SymbolTable<T> Table<T>(Func<T> read)
        where T : Symbol => new(bytes.All(read));

    private SymbolTable<T> Tree<T>(Func<(string Name, string? Title, SourceLocation Location), T> make)
        where T : TreeSymbol
    {
        var parents = new List<int>();
        var all = bytes.All(() =>
        {
            var symbol = make(Head());
            symbol.Id = bytes.Number();
            symbol.End = bytes.Number();
            parents.Add(bytes.Number());
            symbol.Labels = bytes.Texts();
            return symbol;
        });
        for (var i = 0; i < all.Length; i++)
        {
            // In preorder a name stands behind the one above it, and the intervals of the two fit into each other.
            var parent = parents[i] == 0 ? null : parents[i] <= i ? all[parents[i] - 1] : throw new InvalidDataException();
            if (all[i].Id != i || all[i].End <= i || all[i].End > (parent?.End ?? all.Length))
            {
                throw new InvalidDataException();
            }

            all[i].Parent = parent;
        }

        return new SymbolTable<T>(all);
    }

    private AttributeType Type() => new(bytes.Enum<ValueKind>((int)ValueKind.Frequency + 1), bytes.Texts());

    private AttributeSymbol Attribute()
    {
        var (name, title, location) = Head();
        return new AttributeSymbol(name, title, location, Type(), bytes.Flag(), bytes.TextOrNull()) { Id = bytes.Number() };
    }

    private ParameterSymbol Parameter()
    {
        var (name, _, location) = Head();
        return new ParameterSymbol(name, location, Type(), bytes.Number());
    }
}
