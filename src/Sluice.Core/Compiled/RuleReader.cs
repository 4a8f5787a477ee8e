using System.Collections.Immutable;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;

namespace Sluice.Core.Compiled;

/// <summary>Reads rules and invariants.</summary>
internal sealed class RuleReader
{
    private readonly ByteReader bytes;
    private readonly Vocabulary vocabulary;
    private readonly ConditionReader conditions;
    private readonly NameSetReader sets;
    private readonly ImmutableArray<ParameterSymbol> parameters;
    private readonly Func<RuleException> exception;
    private readonly Func<RuleException> nested;
    private readonly Func<DutyCall> duty;

    public RuleReader(ByteReader bytes, Vocabulary vocabulary, ConditionReader conditions, NameSetReader sets)
    {
        this.bytes = bytes;
        this.vocabulary = vocabulary;
        this.conditions = conditions;
        this.sets = sets;
        parameters = [.. SymbolNumbers.Parameters(vocabulary)];
        exception = ReadException;
        nested = () => bytes.Nested(exception);
        duty = ReadDuty;
    }

    public Rule Read()
    {
        var rule = new Rule
        {
            Id = bytes.Number(),
            Name = bytes.Text(),
            Title = bytes.TextOrNull(),
            Effect = bytes.Enum<RuleEffect>((int)RuleEffect.Oblige + 1),
            Scope = sets.Scope(),
            About = Population(),
            When = conditions.ReadOptional(),
            Unless = conditions.ReadOptional(),
            Required = conditions.ReadOptional(),
            Duty = bytes.Optional(duty),
            Exceptions = bytes.All(nested),
            Period = bytes.Period(),
            Cite = bytes.Texts(),
            Because = bytes.TextOrNull(),
            Location = bytes.Place(),
        };
        var source = rule.Location.Source;
        var clauses = bytes.All(() => (bytes.Text(), bytes.Span(source)));
        return clauses.IsEmpty ? rule : rule with { Clauses = new ClausePlaces(source, clauses) };
    }

    public Invariant ReadInvariant() => new(bytes.Text(), bytes.TextOrNull(), Read(), bytes.Place());

    private DutyCall ReadDuty() => new(bytes.Of(vocabulary.Duties.All), bytes.All(() => (bytes.Of(parameters), bytes.Value())));

    private RuleException ReadException() => new()
    {
        Scope = sets.Scope(),
        AppliesByCovering = bytes.Flag(),
        About = Population(),
        When = conditions.ReadOptional(),
        Unless = conditions.ReadOptional(),
        Exceptions = bytes.All(nested),
        Location = bytes.Place(),
    };

    private PopulationSymbol? Population() =>
        bytes.Index(vocabulary.Populations.Count + 1) is var number && number == 0 ? null : vocabulary.Populations.All[number - 1];
}
