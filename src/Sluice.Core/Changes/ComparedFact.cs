using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Changes;

/// <summary>
/// What one fact is compared with: the values that a change can give it, so that each way in which the comparisons can come out is tried,
/// and the range of values for which they come out alike.
/// </summary>
internal sealed class ComparedFact
{
    // Beyond it adding or subtracting one may give the same number.
    private const decimal Largest = 1_000_000_000_000_000_000_000_000_000m;

    private readonly List<(ComparisonOperator Operator, Value Value)> comparisons = [];

    /// <summary>Adds a comparison.</summary>
    public void Add(ComparisonOperator comparison, Value value) => comparisons.Add((comparison, value));

    /// <summary>
    /// The values to try, in a fixed order: those compared with, and those beside a bound that is no part of what is below or above it.
    /// </summary>
    /// <param name="now">What the fact is now; what comes out the same is left out. Null where it is not stated.</param>
    public IEnumerable<Value> Candidates(Value? now)
    {
        var compared = comparisons.Select(static c => c.Value).Distinct();
        var tried = compared.Any(static v => v.Kind == ValueKind.Boolean)
            ? ValueRepresentatives.OfBooleans
            : compared.Concat(comparisons.SelectMany(c => Beside(c.Operator, c.Value)));
        var kept = new List<Value>();
        foreach (var value in tried)
        {
            // Values compared with come first: they are what people know.
            if ((now is not { } stated || !IsAlike(value, stated)) && !kept.Exists(k => IsAlike(value, k)))
            {
                kept.Add(value);
            }
        }

        kept.Sort(
            static (l, r) =>
                l.Unit != r.Unit ? l.Unit.CompareTo(r.Unit)
                : l.Number != r.Number ? l.Number.CompareTo(r.Number)
                : string.CompareOrdinal(l.Text, r.Text)
        );
        return kept;
    }

    /// <summary>A value in words: as a bound, where what lies on its side of the bound comes out as it does.</summary>
    public string Words(Value value)
    {
        if (!IsOrdered(value) || comparisons.Exists(c => !IsComparable(value, c.Value)))
        {
            return value.ToString();
        }

        (Value Value, bool After)? lower = null;
        (Value Value, bool After)? upper = null;
        foreach (var cut in Cuts())
        {
            var order = Measure(value).CompareTo(Measure(cut.Value));
            if (cut.After ? order > 0 : order >= 0)
            {
                lower = lower is { } l && Compare(l, cut) >= 0 ? l : cut;
            }
            else
            {
                upper = upper is { } u && Compare(u, cut) <= 0 ? u : cut;
            }
        }

        var date = value.Kind == ValueKind.Date;
        var low =
            lower is not { } from ? null
            : from.After ? $"{(date ? "after" : "more than")} {from.Value}"
            : date ? $"{from.Value} or later"
            : $"at least {from.Value}";
        var high =
            upper is not { } to ? null
            : !to.After ? $"{(date ? "before" : "less than")} {to.Value}"
            : date ? $"{to.Value} or earlier"
            : $"at most {to.Value}";
        return lower?.Value == upper?.Value || (low ?? high) is null ? value.ToString()
            : low is null ? high!
            : high is null ? low
            : $"{low} and {high}";
    }

    private IEnumerable<Value> Beside(ComparisonOperator comparison, Value value)
    {
        var step =
            comparison is ComparisonOperator.Less or ComparisonOperator.GreaterOrEqual ? -1
            : comparison is ComparisonOperator.LessOrEqual or ComparisonOperator.Greater ? 1
            : 0;
        var next = value.Number + step;
        if (step == 0 || Math.Abs(value.Number) >= Largest)
        {
            return [];
        }

        return value.Kind switch
        {
            ValueKind.Integer => [Value.OfInteger(next)],
            ValueKind.Decimal => [Value.OfDecimal(Between(value.Number, step))],
            ValueKind.Date when next >= 0 && next <= DateOnly.MaxValue.DayNumber => [Value.OfDate(DateOnly.FromDayNumber((int)next))],
            ValueKind.Duration when next >= 0 => [Value.OfDuration(next, value.Unit)],
            ValueKind.Frequency when next >= 0 && next < Frequencies.Names.Count => [Value.OfFrequency((int)next)],
            _ => [],
        };
    }

    /// <summary>A number on one side of another, before the next that is compared with.</summary>
    private decimal Between(decimal value, int step)
    {
        var next = value + step;
        foreach (var (_, other) in comparisons)
        {
            next =
                step > 0 && other.Number > value ? Math.Min(next, value + ((other.Number - value) / 2))
                : step < 0 && other.Number < value ? Math.Max(next, value - ((value - other.Number) / 2))
                : next;
        }

        // Shares and rates are never negative.
        return step < 0 && value > 0 ? Math.Max(next, value / 2) : next;
    }

    /// <summary>Whether all comparisons certainly come out alike for both.</summary>
    private bool IsAlike(Value one, Value other) =>
        one == other || comparisons.TrueForAll(c => Holds(one, c) is var holds && holds != Truth.Unknown && holds == Holds(other, c));

    private static Truth Holds(Value value, (ComparisonOperator Operator, Value Value) comparison) =>
        value.Kind switch
        {
            ValueKind.Duration => Durations.Compare(value, comparison.Operator, comparison.Value),
            ValueKind.Country or ValueKind.Text or ValueKind.Choice => Truths.Of(
                ComparisonOperators.Holds(comparison.Operator, string.CompareOrdinal(value.Text, comparison.Value.Text))
            ),
            _ => Truths.Of(ComparisonOperators.Holds(comparison.Operator, value.Number.CompareTo(comparison.Value.Number))),
        };

    /// <summary>A point where the outcome of a comparison changes: just before a value, or just after it.</summary>
    private IEnumerable<(Value Value, bool After)> Cuts()
    {
        foreach (var (comparison, value) in comparisons)
        {
            if (comparison is not (ComparisonOperator.LessOrEqual or ComparisonOperator.Greater))
            {
                yield return (value, false);
            }

            if (comparison is not (ComparisonOperator.Less or ComparisonOperator.GreaterOrEqual))
            {
                yield return (value, true);
            }
        }
    }

    private static int Compare((Value Value, bool After) left, (Value Value, bool After) right) =>
        Measure(left.Value).CompareTo(Measure(right.Value)) is var order && order != 0 ? order : left.After.CompareTo(right.After);

    private static bool IsOrdered(Value value) =>
        value.Kind is ValueKind.Integer or ValueKind.Decimal or ValueKind.Date or ValueKind.Duration or ValueKind.Frequency;

    /// <summary>Whether the order of both is known exactly; that of months and days is not.</summary>
    private static bool IsComparable(Value one, Value other) =>
        one.Kind != ValueKind.Duration || Durations.IsFixed(one) == Durations.IsFixed(other);

    private static decimal Measure(Value value) =>
        value.Kind != ValueKind.Duration ? value.Number
        : Durations.IsFixed(value) ? Durations.Hours(value)
        : Durations.Months(value);
}
