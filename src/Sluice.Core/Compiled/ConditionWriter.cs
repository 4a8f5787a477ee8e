using System.Collections.Immutable;
using Sluice.Core.Ir;

namespace Sluice.Core.Compiled;

/// <summary>Writes conditions.</summary>
internal sealed class ConditionWriter(ByteWriter bytes, SymbolNumbers symbols, NameSetWriter sets)
{
    public void Write(Condition condition)
    {
        bytes.Number((int)KindOf(condition));
        switch (condition)
        {
            case Condition.Constant c:
                bytes.Flag(c.Value);
                break;
            case Condition.And c:
                bytes.All(c.Operands, Write);
                break;
            case Condition.Or c:
                bytes.All(c.Operands, Write);
                break;
            case Condition.Not c:
                Write(c.Operand);
                break;
            case Condition.AttributeComparison c:
                Comparison(symbols.Of(c.Attribute), c.Operator, c.Value);
                break;
            case Condition.AttributeMembership c:
                Membership(symbols.Of(c.Attribute), c.Values);
                break;
            case Condition.FactComparison c:
                Comparison((int)c.Fact, c.Operator, c.Value);
                break;
            case Condition.FactMembership c:
                Membership((int)c.Fact, c.Values);
                break;
            case Condition.ParameterComparison c:
                Comparison(symbols.Of(c.Parameter), c.Operator, c.Value);
                break;
            case Condition.ParameterMembership c:
                Membership(symbols.Of(c.Parameter), c.Values);
                break;
            case Condition.ConsentHolds c:
                bytes.Number(symbols.Of(c.Consent));
                break;
            case Condition.AgreementHolds c:
                bytes.Number(symbols.Of(c.Agreement));
                break;
            case Condition.RoleIs c:
                bytes.Number((int)c.Role);
                break;
            case Condition.FormComparison c:
                bytes.Number((int)c.Operator);
                bytes.Number(symbols.Of(c.Form));
                break;
            case Condition.FormMembership c:
                bytes.All(c.Forms, f => bytes.Number(symbols.Of(f)));
                break;
            case Condition.About c:
                bytes.Number(symbols.Of(c.Population));
                break;
            case Condition.Beside c:
                sets.Write(c.Categories);
                break;
        }
    }

    private static ConditionKind KindOf(Condition condition) => condition switch
    {
        Condition.Constant => ConditionKind.Constant,
        Condition.And => ConditionKind.And,
        Condition.Or => ConditionKind.Or,
        Condition.Not => ConditionKind.Not,
        Condition.AttributeComparison => ConditionKind.AttributeComparison,
        Condition.AttributeMembership => ConditionKind.AttributeMembership,
        Condition.FactComparison => ConditionKind.FactComparison,
        Condition.FactMembership => ConditionKind.FactMembership,
        Condition.ParameterComparison => ConditionKind.ParameterComparison,
        Condition.ParameterMembership => ConditionKind.ParameterMembership,
        Condition.Enumerable => ConditionKind.Enumerable,
        Condition.ConsentHolds => ConditionKind.ConsentHolds,
        Condition.AgreementHolds => ConditionKind.AgreementHolds,
        Condition.AnyAgreement => ConditionKind.AnyAgreement,
        Condition.RoleIs => ConditionKind.RoleIs,
        Condition.FormComparison => ConditionKind.FormComparison,
        Condition.FormMembership => ConditionKind.FormMembership,
        Condition.ClaimRefuted => ConditionKind.ClaimRefuted,
        Condition.About => ConditionKind.About,
        Condition.Beside => ConditionKind.Beside,
        _ => throw new NotSupportedException(condition.GetType().Name),
    };

    private void Comparison(int left, ComparisonOperator comparison, Value value)
    {
        bytes.Number(left);
        bytes.Number((int)comparison);
        bytes.Value(value);
    }

    private void Membership(int left, ImmutableArray<Value> values)
    {
        bytes.Number(left);
        bytes.All(values, bytes.Value);
    }
}
