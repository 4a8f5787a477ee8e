using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Records.Plans;

/// <summary>The parts of conditions that are not made of others.</summary>
internal static class Atoms
{
    public static IEnumerable<Condition> Of(IEnumerable<Condition> conditions) => conditions.SelectMany(Of);

    public static IEnumerable<Condition> Of(Condition condition) => ConditionWalker.Simple(condition);

    /// <summary>Those of a dataset: of its columns, its rules and of who may be in it.</summary>
    public static IEnumerable<Condition> Of(DatasetPlan plan) =>
        Of(
                plan.Columns.Select(static c => c.Condition)
                    .Concat(plan.Parts.Select(static p => p.Condition))
                    .Concat(plan.Claims.Select(static c => c.Condition))
            )
            .Where(static a => a is not Condition.Constant);

    /// <summary>The numbers that an attribute is compared with.</summary>
    public static IEnumerable<decimal> NumbersOf(Condition condition) =>
        ValuesOf(condition).Where(static v => v.Kind is ValueKind.Integer or ValueKind.Decimal).Select(static v => v.Number);

    /// <summary>The values that an attribute is compared with; none where no attribute is.</summary>
    public static ImmutableArray<Value> ValuesOf(Condition condition) =>
        Mention.Of(condition) is Mention.Attribute attribute ? attribute.Values : [];

    /// <summary>The attribute that is compared; null where none is.</summary>
    public static AttributeSymbol? AttributeOf(Condition condition) => (Mention.Of(condition) as Mention.Attribute)?.Symbol;
}
