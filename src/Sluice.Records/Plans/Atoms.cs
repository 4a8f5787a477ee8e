using Sluice.Core.Ir;
using Sluice.Core.Semantics;

namespace Sluice.Records.Plans;

/// <summary>The parts of conditions that are not made of others.</summary>
internal static class Atoms
{
    public static IEnumerable<Condition> Of(IEnumerable<Condition> conditions) => conditions.SelectMany(Of);

    public static IEnumerable<Condition> Of(Condition condition) => condition switch
    {
        Condition.And and => Of(and.Operands),
        Condition.Or or => Of(or.Operands),
        Condition.Not not => Of(not.Operand),
        _ => [condition],
    };

    public static AttributeSymbol? AttributeOf(Condition condition) => condition switch
    {
        Condition.AttributeComparison c => c.Attribute,
        Condition.AttributeMembership m => m.Attribute,
        _ => null,
    };
}
