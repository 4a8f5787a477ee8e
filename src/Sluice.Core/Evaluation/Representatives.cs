using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// For each unknown fact, enough values to represent all: those it is compared with in the rules that apply, and those beside and between
/// them.
/// </summary>
internal sealed class Representatives(StatedFlow flow, IEnumerable<Rule> applicable, IEnumerable<Condition>? assumed = null)
{
    private ComparisonConstants? compared;

    // Most unknown facts are boolean, whatever they are compared with.
    private ComparisonConstants Compared => compared ??= new ComparisonConstants(flow, applicable, assumed ?? []);

    /// <summary>
    /// Durations as for any other kind of value, with years also where no condition mentions them: their length is less vague than that of
    /// twelve months.
    /// </summary>
    public IEnumerable<Value> OfDurations() =>
        DurationRepresentatives.Of(Compared.Durations).Concat(DurationRepresentatives.Years(Compared.Durations)).Distinct();

    public IEnumerable<Value> Of(Variable variable)
    {
        var type = variable switch
        {
            Variable.Attribute attribute => attribute.Symbol.Type,
            Variable.Fact fact => BuiltinFacts.TypeOf(fact.Name),
            Variable.Parameter parameter => parameter.Symbol.Type,
            _ => null,
        };
        return variable switch
        {
            Variable.Length length => DurationRepresentatives.OfLength(length, Compared.Durations),
            Variable.Fact { Name: BuiltinFact.Date } => ValueRepresentatives.OfDates(Compared.With(variable), Compared.Days),
            _ when type is null or { Kind: ValueKind.Boolean } => ValueRepresentatives.OfBooleans,
            _ when type.Kind == ValueKind.Duration => DurationRepresentatives.Of(Compared.Durations),
            _ => ValueRepresentatives.Of(type, Compared.With(variable)),
        };
    }
}
