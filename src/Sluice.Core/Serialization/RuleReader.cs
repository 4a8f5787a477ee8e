using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sluice.Core.Model;

namespace Sluice.Core.Serialization;

/// <summary>Reads what <see cref="RuleWriter"/> wrote.</summary>
internal static class RuleReader
{
    private const int Effects = (int)RuleEffect.Oblige + 1;

    public static ImmutableArray<Rule> ReadAll(PartReader part)
    {
        var rules = part.Many(Read);
        for (var i = 0; i < rules.Length; i++)
        {
            PartReader.Require(rules[i].Id == i);
        }

        return rules;
    }

    public static Invariant ReadInvariant(PartReader part) => new(part.Text(), part.OptionalText(), Read(part), part.Location());

    // What an initializer names first is read first.
    private static Rule Read(PartReader part) =>
        new()
        {
            Id = (int)part.Signed(),
            Name = part.Text(),
            Title = part.OptionalText(),
            Effect = (RuleEffect)part.Index(Effects),
            Scope = part.Scope(),
            About = part.OptionalSymbol(part.Tables.Vocabulary.Populations.All),
            When = ConditionReader.ReadOptional(part),
            Unless = ConditionReader.ReadOptional(part),
            Required = ConditionReader.ReadOptional(part),
            Duty = ReadDuty(part),
            Exceptions = ReadExceptions(part, 0),
            Period = part.Period(),
            Cite = part.Texts(),
            Because = part.OptionalText(),
            Location = part.Location(),
            Places = ReadClauses(part),
        };

    private static DutyCall? ReadDuty(PartReader part) =>
        part.OptionalSymbol(part.Tables.Vocabulary.Duties.All) is { } duty ? new DutyCall(duty, part.Many(ReadArgument)) : null;

    private static (ParameterSymbol, Value) ReadArgument(PartReader part)
    {
        var parameter = part.Symbol(part.Tables.Parameters);
        return (parameter, ValueParts.Read(part, parameter.Type));
    }

    private static ClausePlaces ReadClauses(PartReader part)
    {
        var length = part.Number();
        return length == 0 ? ClausePlaces.None : new ClausePlaces(part.Tables.Clauses, part.Skip(length));
    }

    private static ImmutableArray<RuleException> ReadExceptions(PartReader part, int depth)
    {
        PartReader.Require(depth < PolicyFileFormat.Deepest);
        var count = part.Count();
        if (count == 0)
        {
            return [];
        }

        var exceptions = new RuleException[count];
        for (var i = 0; i < exceptions.Length; i++)
        {
            exceptions[i] = new RuleException
            {
                Scope = part.Scope(),
                AppliesByCovering = part.Flag(),
                About = part.OptionalSymbol(part.Tables.Vocabulary.Populations.All),
                When = ConditionReader.ReadOptional(part),
                Unless = ConditionReader.ReadOptional(part),
                Exceptions = ReadExceptions(part, depth + 1),
                Location = part.Location(),
            };
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(exceptions);
    }
}
