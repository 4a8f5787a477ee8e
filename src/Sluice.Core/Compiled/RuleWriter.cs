using Sluice.Core.Ir;

namespace Sluice.Core.Compiled;

/// <summary>Writes rules and invariants.</summary>
internal sealed class RuleWriter(ByteWriter bytes, SymbolNumbers symbols, ConditionWriter conditions, NameSetWriter sets)
{
    public void Write(Rule rule)
    {
        bytes.Number(rule.Id);
        bytes.Text(rule.Name);
        bytes.Text(rule.Title);
        bytes.Number((int)rule.Effect);
        sets.Write(rule.Scope);
        bytes.Number(symbols.OrNone(rule.About));
        bytes.Optional(rule.When, conditions.Write);
        bytes.Optional(rule.Unless, conditions.Write);
        bytes.Optional(rule.Required, conditions.Write);
        bytes.Optional(rule.Duty, Write);
        bytes.All(rule.Exceptions, Write);
        bytes.Period(rule.Period);
        bytes.Texts(rule.Cite);
        bytes.Text(rule.Because);
        bytes.Place(rule.Location);
        bytes.All(rule.Clauses.All, c =>
        {
            bytes.Text(c.Keyword);
            bytes.Span(c.Span);
        });
    }

    public void Write(Invariant invariant)
    {
        bytes.Text(invariant.Name);
        bytes.Text(invariant.Title);
        Write(invariant.Body);
        bytes.Place(invariant.Location);
    }

    private void Write(DutyCall call)
    {
        bytes.Number(symbols.Of(call.Duty));
        bytes.All(call.Arguments, a =>
        {
            bytes.Number(symbols.Of(a.Parameter));
            bytes.Value(a.Value);
        });
    }

    private void Write(RuleException exception)
    {
        sets.Write(exception.Scope);
        bytes.Flag(exception.AppliesByCovering);
        bytes.Number(symbols.OrNone(exception.About));
        bytes.Optional(exception.When, conditions.Write);
        bytes.Optional(exception.Unless, conditions.Write);
        bytes.All(exception.Exceptions, Write);
        bytes.Place(exception.Location);
    }
}
