namespace Sluice.Core.Model;

/// <summary>Conditions in a digest: a number for the kind, then what it holds. The numbers never change their meaning.</summary>
internal static class ConditionDigest
{
    public static void Write(DigestWriter page, Condition condition)
    {
        switch (condition)
        {
            case Condition.Constant c:
                page.Number(c.Value ? 1 : 2);
                break;
            case Condition.And c:
                page.Number(3);
                page.Many(c.Operands, Write);
                break;
            case Condition.Or c:
                page.Number(4);
                page.Many(c.Operands, Write);
                break;
            case Condition.Not c:
                page.Number(5);
                Write(page, c.Operand);
                break;
            case Condition.AttributeComparison c:
                Compared(page, c.Attribute.OfSubject ? 7 : 6, c.Attribute.Name, c.Operator, c.Value);
                break;
            case Condition.AttributeMembership c:
                page.Number(c.Attribute.OfSubject ? 9 : 8);
                page.Text(c.Attribute.Name);
                page.Many(c.Values, static (page, value) => page.Value(value));
                break;
            case Condition.FactComparison c:
                Compared(page, 10, BuiltinFacts.NameOf(c.Fact), c.Operator, c.Value);
                break;
            case Condition.FactMembership c:
                page.Number(11);
                page.Text(BuiltinFacts.NameOf(c.Fact));
                page.Many(c.Values, static (page, value) => page.Value(value));
                break;
            case Condition.ParameterComparison c:
                Compared(page, 12, c.Parameter.Name, c.Operator, c.Value);
                break;
            case Condition.ParameterMembership c:
                page.Number(13);
                page.Text(c.Parameter.Name);
                page.Many(c.Values, static (page, value) => page.Value(value));
                break;
            case Condition.Enumerable:
                page.Number(14);
                break;
            case Condition.ConsentHolds c:
                Named(page, 15, c.Consent.Name);
                break;
            case Condition.AgreementHolds c:
                Named(page, 16, c.Agreement.Name);
                break;
            case Condition.AnyAgreement:
                page.Number(17);
                break;
            case Condition.RoleIs c:
                page.Number(18);
                page.Number((int)c.Role);
                break;
            case Condition.FormComparison c:
                Named(page, 19, c.Form.Name);
                page.Number((int)c.Operator);
                break;
            case Condition.FormMembership c:
                page.Number(20);
                page.Many(c.Forms, static (page, form) => page.Text(form.Name));
                break;
            case Condition.ClaimRefuted:
                page.Number(21);
                break;
            case Condition.About c:
                Named(page, 22, c.Population.Name);
                break;
            case Condition.Beside c:
                page.Number(23);
                page.Set(c.Categories);
                break;
            default:
                // Left out, two programs that differ in it would have one digest.
                throw new NotSupportedException(condition.GetType().Name);
        }
    }

    private static void Named(DigestWriter page, int kind, string name)
    {
        page.Number(kind);
        page.Text(name);
    }

    private static void Compared(DigestWriter page, int kind, string name, ComparisonOperator comparison, Value value)
    {
        Named(page, kind, name);
        page.Number((int)comparison);
        page.Value(value);
    }
}
