using System.Numerics;
using System.Runtime.CompilerServices;
using Sluice.Core.Model;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.People;

/// <summary>Numbers, days and truth values: below the first number named, that number, between it and the next, and so on.</summary>
/// <param name="attribute">The attribute.</param>
/// <param name="argument">What a query hands over.</param>
/// <param name="type">Its type.</param>
/// <param name="numbers">The numbers that rules name, in order.</param>
/// <param name="cuts">Two for each of them.</param>
internal sealed unsafe class NumberClasses<T>(AttributeSymbol attribute, string argument, NativeType type, List<decimal> numbers, T[] cuts)
    : FactClasses(attribute, argument, type)
    where T : unmanaged, IComparisonOperators<T, T, bool>
{
    public override int Count => (2 * numbers.Count) + 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool Sort(Cells cells, Span<int> classes)
    {
        var values = (T*)cells.Data;
        for (var i = 0; i < classes.Length; i++)
        {
            classes[i] = cells.IsGiven(i) ? 1 + Below(values[i]) : 0;
        }

        return true;
    }

    public override Truth TruthOf(int number, Condition atom) =>
        number == 0
            ? Truth.Unknown
            : atom switch
            {
                Condition.AttributeComparison c => Truths.Of(ComparisonOperators.Holds(c.Operator, Compare(number, c.Value))),
                Condition.AttributeMembership m => Truths.Of(m.Values.Any(v => Compare(number, v) == 0)),
                _ => Truth.Unknown,
            };

    private int Compare(int number, Value value) => (number - 1).CompareTo((2 * numbers.BinarySearch(NumberOf(value))) + 1);

    /// <summary>How many cuts are not above a value.</summary>
    private int Below(T value)
    {
        var (from, to) = (0, cuts.Length);
        while (from < to)
        {
            var middle = (from + to) >> 1;
            if (value >= cuts[middle])
            {
                from = middle + 1;
            }
            else
            {
                to = middle;
            }
        }

        return from;
    }
}
