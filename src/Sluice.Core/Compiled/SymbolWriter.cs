using Sluice.Core.Semantics;

namespace Sluice.Core.Compiled;

/// <summary>Writes the vocabulary: first every name, then what a name says about others.</summary>
internal sealed class SymbolWriter(ByteWriter bytes, Vocabulary vocabulary, SymbolNumbers symbols, ConditionWriter conditions, NameSetWriter sets)
{
    public void WriteNames()
    {
        bytes.All(vocabulary.Forms.All, f =>
        {
            Head(f);
            bytes.Number(f.Rank);
        });
        bytes.All(vocabulary.Categories.All, Tree);
        bytes.All(vocabulary.Partners.All, Tree);
        bytes.All(vocabulary.Purposes.All, Tree);
        bytes.All(vocabulary.Populations.All, Tree);
        bytes.All(vocabulary.Regions.All, r =>
        {
            Head(r);
            bytes.Texts(r.Countries);
        });
        bytes.All(vocabulary.Attributes.All, Attribute);
        bytes.All(vocabulary.SubjectAttributes.All, Attribute);
        bytes.All(vocabulary.Consents.All, Head);
        bytes.All(vocabulary.Agreements.All, Head);
        bytes.All(vocabulary.Techniques.All, t =>
        {
            Head(t);
            bytes.All(t.Parameters, Parameter);
        });
        bytes.All(vocabulary.Duties.All, d =>
        {
            Head(d);
            bytes.All(d.Parameters, Parameter);
        });
    }

    public void WriteDetails()
    {
        foreach (var category in vocabulary.Categories.All)
        {
            bytes.Flag(category.Domain is not null);
            if (category.Domain is { } domain)
            {
                bytes.Decimal(domain);
            }

            bytes.All(category.Sources, s => bytes.Number(symbols.Of(s)));
        }

        foreach (var partner in vocabulary.Partners.All)
        {
            bytes.Texts(partner.Countries);
        }

        foreach (var purpose in vocabulary.Purposes.All)
        {
            bytes.Flag(purpose.Links);
            bytes.Number(symbols.OrNone(purpose.LinksAt));
        }

        foreach (var consent in vocabulary.Consents.All)
        {
            bytes.Number((int)consent.Kind);
            sets.Write(consent.Scope);
            bytes.Flag(consent.Lasts is not null);
            if (consent.Lasts is { } lasts)
            {
                bytes.Value(lasts);
            }

            bytes.Texts(consent.Notices);
            bytes.Number(consent.Id);
        }

        foreach (var agreement in vocabulary.Agreements.All)
        {
            bytes.Number((int)agreement.Role);
            sets.Write(agreement.Scope);
            bytes.Period(agreement.Period);
            bytes.Texts(agreement.Evidence);
            bytes.Number(agreement.Id);
        }

        foreach (var population in vocabulary.Populations.All)
        {
            bytes.Optional(population.Predicate, conditions.Write);
        }

        foreach (var technique in vocabulary.Techniques.All)
        {
            bytes.All(technique.Yields, y =>
            {
                bytes.Number(symbols.Of(y.Form));
                bytes.Optional(y.When, conditions.Write);
            });
        }
    }

    private void Head(Symbol symbol)
    {
        bytes.Text(symbol.Name);
        bytes.Text(symbol.Title);
        bytes.Place(symbol.Location);
    }

    private void Tree(TreeSymbol symbol)
    {
        Head(symbol);
        bytes.Number(symbol.Id);
        bytes.Number(symbol.End);
        bytes.Number(symbols.OrNone(symbol.Parent));
        bytes.Texts(symbol.Labels);
    }

    private void Type(AttributeType type)
    {
        bytes.Number((int)type.Kind);
        bytes.Texts(type.Choices);
    }

    private void Attribute(AttributeSymbol attribute)
    {
        Head(attribute);
        Type(attribute.Type);
        bytes.Flag(attribute.OfSubject);
        bytes.Text(attribute.Script);
        bytes.Number(attribute.Id);
    }

    private void Parameter(ParameterSymbol parameter)
    {
        Head(parameter);
        Type(parameter.Type);
        bytes.Number(parameter.Index);
    }
}
