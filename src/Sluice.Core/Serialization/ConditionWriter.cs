using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Serialization;

/// <summary>Conditions: the kind, then what it holds.</summary>
internal static class ConditionWriter
{
    public static void WriteOptional(PartWriter part, Condition? condition)
    {
        if (condition is null)
        {
            part.Number((int)ConditionKind.None);
        }
        else
        {
            Write(part, condition);
        }
    }

    public static void Write(PartWriter part, Condition condition)
    {
        part.Number((int)KindOf(condition));
        switch (condition)
        {
            case Condition.And c:
                part.Many(c.Operands, o => Write(part, o));
                break;
            case Condition.Or c:
                part.Many(c.Operands, o => Write(part, o));
                break;
            case Condition.Not c:
                Write(part, c.Operand);
                break;
            case Condition.AttributeComparison c:
                part.Symbol(c.Attribute);
                WriteComparison(part, c.Operator, c.Value);
                break;
            case Condition.AttributeMembership c:
                part.Symbol(c.Attribute);
                WriteAll(part, c.Values);
                break;
            case Condition.FactComparison c:
                part.Number((int)c.Fact);
                WriteComparison(part, c.Operator, c.Value);
                break;
            case Condition.FactMembership c:
                part.Number((int)c.Fact);
                WriteAll(part, c.Values);
                break;
            case Condition.ParameterComparison c:
                part.Symbol(c.Parameter);
                WriteComparison(part, c.Operator, c.Value);
                break;
            case Condition.ParameterMembership c:
                part.Symbol(c.Parameter);
                WriteAll(part, c.Values);
                break;
            case Condition.ConsentHolds c:
                part.Symbol(c.Consent);
                break;
            case Condition.AgreementHolds c:
                part.Symbol(c.Agreement);
                break;
            case Condition.RoleIs c:
                part.Number((int)c.Role);
                break;
            case Condition.FormComparison c:
                part.Number((int)c.Operator);
                part.Symbol(c.Form);
                break;
            case Condition.FormMembership c:
                part.Symbols(c.Forms);
                break;
            case Condition.About c:
                part.Symbol(c.Population);
                break;
            case Condition.Beside c:
                part.Number(part.Tables.Categories.NumberOf(c.Categories));
                if (c.Number is { } number)
                {
                    part.Number(number);
                }

                break;
        }
    }

    private static ConditionKind KindOf(Condition condition) =>
        condition switch
        {
            Condition.Constant c => c.Value ? ConditionKind.True : ConditionKind.False,
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
            Condition.Beside c => c.Number is null ? ConditionKind.Beside : ConditionKind.BesideNumber,
            _ => throw new NotSupportedException(condition.GetType().Name),
        };

    private static void WriteComparison(PartWriter part, ComparisonOperator comparison, Value value)
    {
        part.Number((int)comparison);
        ValueParts.Write(part, value);
    }

    private static void WriteAll(PartWriter part, ImmutableArray<Value> values) => part.Many(values, v => ValueParts.Write(part, v));
}
