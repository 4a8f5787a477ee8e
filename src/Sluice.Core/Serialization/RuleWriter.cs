using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Serialization;

/// <summary>Rules, their exceptions, and invariants.</summary>
internal static class RuleWriter
{
    public static void Write(PartWriter part, Rule rule)
    {
        part.Signed(rule.Id);
        part.Text(rule.Name);
        part.OptionalText(rule.Title);
        part.Number((int)rule.Effect);
        part.Scope(rule.Scope);
        part.OptionalSymbol(rule.About);
        ConditionWriter.WriteOptional(part, rule.When);
        ConditionWriter.WriteOptional(part, rule.Unless);
        ConditionWriter.WriteOptional(part, rule.Required);
        part.OptionalSymbol(rule.Duty?.Duty);
        if (rule.Duty is { } duty)
        {
            part.Many(duty.Arguments, argument =>
            {
                part.Symbol(argument.Parameter);
                ValueParts.Write(part, argument.Value);
            });
        }

        WriteExceptions(part, rule.Exceptions);
        part.Period(rule.Period);
        part.Texts(rule.Cite);
        part.OptionalText(rule.Because);
        part.Location(rule.Location);
        WriteClauses(part, rule.Places);
    }

    public static void Write(PartWriter part, Invariant invariant)
    {
        part.Text(invariant.Name);
        part.OptionalText(invariant.Title);
        Write(part, invariant.Body);
        part.Location(invariant.Location);
    }

    /// <summary>Places of clauses are passed over when the file is read, so they stand by themselves behind their length.</summary>
    private static void WriteClauses(PartWriter part, ClausePlaces clauses)
    {
        var before = part.Tables.LastStart;
        part.Tables.LastStart = 0;
        var apart = new PartWriter(part.Tables);
        if (clauses.Source is { } source)
        {
            apart.Number(part.Tables.NumberOf(source));
            apart.Many(clauses.All, clause =>
            {
                apart.Text(clause.Keyword);
                apart.Span(clause.Span);
            });
        }

        part.Number(apart.Written.Length);
        part.Raw(apart.Written);
        part.Tables.LastStart = before;
    }

    private static void WriteExceptions(PartWriter part, ImmutableArray<RuleException> exceptions) => part.Many(exceptions, exception =>
        {
            part.Scope(exception.Scope);
            part.Flag(exception.AppliesByCovering);
            part.OptionalSymbol(exception.About);
            ConditionWriter.WriteOptional(part, exception.When);
            ConditionWriter.WriteOptional(part, exception.Unless);
            WriteExceptions(part, exception.Exceptions);
            part.Location(exception.Location);
        });
}
