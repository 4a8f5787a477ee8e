using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>Something a decision depends on that is not known: of the transfer, or of each person.</summary>
internal abstract record Variable
{
    private Variable() { }

    /// <summary>A declared attribute, of the transfer or of the person.</summary>
    internal sealed record Attribute(AttributeSymbol Symbol) : Variable;

    /// <summary>A built-in fact; the date among them.</summary>
    internal sealed record Fact(BuiltinFact Name) : Variable;

    /// <summary>A parameter of the field's technique with that number.</summary>
    internal sealed record Parameter(int Use, TechniqueSymbol Technique, ParameterSymbol Symbol) : Variable;

    /// <summary>Whether a consent holds: for the person (ledger), or at all (silent, or only touched).</summary>
    internal sealed record Consent(ConsentSymbol Symbol) : Variable;

    /// <summary>Whether an agreement that only touches the flow is about it.</summary>
    internal sealed record Agreement(AgreementSymbol Symbol) : Variable;

    /// <summary>Whether the people are in a population without predicate.</summary>
    internal sealed record Population(PopulationSymbol Symbol) : Variable;

    /// <summary>Whether the category's values can be tried out.</summary>
    internal sealed record Enumerable : Variable;

    /// <summary>Whether a hypothetical transfer names an agreement, with all its evidence.</summary>
    internal sealed record Named(AgreementSymbol Symbol) : Variable;

    /// <summary>The population a hypothetical transfer is about: its number, or -1 for none.</summary>
    internal sealed record Audience : Variable;

    /// <summary>The forms that the techniques of a hypothetical transfer can yield, one bit for each rank.</summary>
    internal sealed record Form : Variable;

    /// <summary>The rank of the form that a hypothetical transfer claims, or -1 for none.</summary>
    internal sealed record Claim : Variable;

    /// <summary>
    /// Whether something that is touched is sent beside the flow: what else a hypothetical transfer sends, or what lies below a category
    /// that others lie below. Two conditions of one text are one fact.
    /// </summary>
    internal sealed record Beside(Condition.Beside Condition) : Variable
    {
        public bool Equals(Beside? other) =>
            other is not null
            && (Condition.Number == other.Condition.Number && Condition.Categories.Text == other.Condition.Categories.Text);

        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Condition.Categories.Text);
    }

    /// <summary>How many days a number of months or years has.</summary>
    internal sealed record Length(decimal Amount, DurationUnit Unit) : Variable;
}
