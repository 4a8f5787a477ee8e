using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sluice.Core.Model;

namespace Sluice.Core.Serialization;

/// <summary>Reads what <see cref="ConditionWriter"/> wrote.</summary>
internal static class ConditionReader
{
    private const int Operators = (int)ComparisonOperator.GreaterOrEqual + 1;
    private const int Roles = (int)Role.ThirdParty + 1;

    public static Condition? ReadOptional(PartReader part)
    {
        var kind = (ConditionKind)part.Number();
        return kind == ConditionKind.None ? null : Read(part, kind, 0);
    }

    public static Condition Read(PartReader part) => Read(part, (ConditionKind)part.Number(), 0);

    private static Condition Read(PartReader part, ConditionKind kind, int depth)
    {
        PartReader.Require(depth < PolicyFileFormat.Deepest);
        var tables = part.Tables;
        return kind switch
        {
            ConditionKind.False => Condition.False,
            ConditionKind.True => Condition.True,
            ConditionKind.And => new Condition.And(Operands(part, depth)),
            ConditionKind.Or => new Condition.Or(Operands(part, depth)),
            ConditionKind.Not => new Condition.Not(Read(part, (ConditionKind)part.Number(), depth + 1)),
            ConditionKind.AttributeComparison or ConditionKind.AttributeMembership => OfAttribute(part, kind),
            ConditionKind.FactComparison or ConditionKind.FactMembership => OfFact(part, kind),
            ConditionKind.ParameterComparison or ConditionKind.ParameterMembership => OfParameter(part, kind),
            ConditionKind.Enumerable => new Condition.Enumerable(),
            ConditionKind.ConsentHolds => new Condition.ConsentHolds(part.Symbol(tables.Vocabulary.Consents.All)),
            ConditionKind.AgreementHolds => new Condition.AgreementHolds(part.Symbol(tables.Vocabulary.Agreements.All)),
            ConditionKind.AnyAgreement => new Condition.AnyAgreement(),
            ConditionKind.RoleIs => new Condition.RoleIs((Role)part.Index(Roles)),
            ConditionKind.FormComparison => new Condition.FormComparison(Operator(part), part.Symbol(tables.Vocabulary.Forms.All)),
            ConditionKind.FormMembership => new Condition.FormMembership(part.Symbols(tables.Vocabulary.Forms.All)),
            ConditionKind.ClaimRefuted => new Condition.ClaimRefuted(),
            ConditionKind.About => new Condition.About(part.Symbol(tables.Vocabulary.Populations.All)),
            ConditionKind.Beside => new Condition.Beside(tables.Categories[part.Index(tables.Categories.Length)], null),
            ConditionKind.BesideNumber => BesideNumber(part),
            _ => throw new DamagedFileException(),
        };
    }

    private static Condition OfAttribute(PartReader part, ConditionKind kind)
    {
        var attribute = part.Symbol(part.Tables.Attributes);
        return kind == ConditionKind.AttributeComparison
            ? new Condition.AttributeComparison(attribute, Operator(part), ValueParts.Read(part, attribute.Type))
            : new Condition.AttributeMembership(attribute, part.Many(part => ValueParts.Read(part, attribute.Type)));
    }

    private static Condition.Beside BesideNumber(PartReader part)
    {
        var categories = part.Tables.Categories[part.Index(part.Tables.Categories.Length)];
        var number = part.Number();
        PartReader.Require(number >= 1);
        return new Condition.Beside(categories, number);
    }

    private static Condition OfFact(PartReader part, ConditionKind kind)
    {
        var fact = (BuiltinFact)part.Index(BuiltinFacts.Count);
        var type = BuiltinFacts.TypeOf(fact);
        return kind == ConditionKind.FactComparison
            ? new Condition.FactComparison(fact, Operator(part), ValueParts.Read(part, type))
            : new Condition.FactMembership(fact, part.Many(part => ValueParts.Read(part, type)));
    }

    private static Condition OfParameter(PartReader part, ConditionKind kind)
    {
        var parameter = part.Symbol(part.Tables.Parameters);
        return kind == ConditionKind.ParameterComparison
            ? new Condition.ParameterComparison(parameter, Operator(part), ValueParts.Read(part, parameter.Type))
            : new Condition.ParameterMembership(parameter, part.Many(part => ValueParts.Read(part, parameter.Type)));
    }

    private static ImmutableArray<Condition> Operands(PartReader part, int depth)
    {
        var operands = new Condition[part.Count()];
        for (var i = 0; i < operands.Length; i++)
        {
            operands[i] = Read(part, (ConditionKind)part.Number(), depth + 1);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(operands);
    }

    private static ComparisonOperator Operator(PartReader part) => (ComparisonOperator)part.Index(Operators);
}
