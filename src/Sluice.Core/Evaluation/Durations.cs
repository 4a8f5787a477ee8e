using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// Lengths of durations. Months and years are exact against each other, hours, days and weeks likewise; between the two only bounds are
/// known.
/// </summary>
internal static class Durations
{
    /// <summary>Whether the unit is counted in hours.</summary>
    public static bool IsFixed(Value duration) => duration.Unit <= DurationUnit.Weeks || duration.Number == 0;

    /// <summary>The length in hours of a duration in hours, days or weeks.</summary>
    public static decimal Hours(Value duration) =>
        duration.Number
        * duration.Unit switch
        {
            DurationUnit.Days => 24,
            DurationUnit.Weeks => 24 * 7,
            _ => 1,
        };

    /// <summary>The length in months of a duration in months or years.</summary>
    public static decimal Months(Value duration) => duration.Unit == DurationUnit.Years ? duration.Number * 12 : duration.Number;

    /// <summary>The least and most days a number of months or years can have.</summary>
    public static (decimal Least, decimal Most) Days(decimal amount, DurationUnit unit) =>
        unit == DurationUnit.Years ? (365 * amount, 366 * amount) : (28 * amount, 31 * amount);

    public static Truth Compare(EvaluationContext context, Value left, ComparisonOperator comparison, Value right)
    {
        var result = Compare(left, comparison, right);
        if (result != Truth.Unknown)
        {
            return result;
        }

        var leftFixed = IsFixed(left);
        var flexible = leftFixed ? right : left;
        var length = new Variable.Length(flexible.Number, flexible.Unit);
        if (context.TryAssumed(length, out var days))
        {
            var hours = days.Number * 24;
            return Truths.Of(
                ComparisonOperators.Holds(comparison, leftFixed ? Hours(left).CompareTo(hours) : hours.CompareTo(Hours(right)))
            );
        }

        return context.NoteUnknown(length);
    }

    /// <summary>A comparison by what is known of all months and years: unknown where their exact length decides.</summary>
    public static Truth Compare(Value left, ComparisonOperator comparison, Value right)
    {
        var leftFixed = IsFixed(left);
        var rightFixed = IsFixed(right);
        if (leftFixed && rightFixed)
        {
            return Truths.Of(ComparisonOperators.Holds(comparison, Hours(left).CompareTo(Hours(right))));
        }

        if (!leftFixed && !rightFixed)
        {
            return Truths.Of(ComparisonOperators.Holds(comparison, Months(left).CompareTo(Months(right))));
        }

        var flexible = leftFixed ? right : left;
        var (least, most) = Days(flexible.Number, flexible.Unit);
        var (leftLow, leftHigh) = leftFixed ? (Hours(left), Hours(left)) : (least * 24, most * 24);
        var (rightLow, rightHigh) = rightFixed ? (Hours(right), Hours(right)) : (least * 24, most * 24);
        return CompareRanges(leftLow, leftHigh, comparison, rightLow, rightHigh);
    }

    private static Truth CompareRanges(
        decimal leftLow,
        decimal leftHigh,
        ComparisonOperator comparison,
        decimal rightLow,
        decimal rightHigh
    )
    {
        var canBeLess = leftLow < rightHigh;
        var canBeEqual = leftLow <= rightHigh && rightLow <= leftHigh;
        var canBeGreater = leftHigh > rightLow;
        var (can, cannot) = (false, false);
        Count(canBeLess, ComparisonOperators.Holds(comparison, -1), ref can, ref cannot);
        Count(canBeEqual, ComparisonOperators.Holds(comparison, 0), ref can, ref cannot);
        Count(canBeGreater, ComparisonOperators.Holds(comparison, 1), ref can, ref cannot);
        return can && cannot ? Truth.Unknown : Truths.Of(can);
    }

    private static void Count(bool possible, bool holds, ref bool can, ref bool cannot)
    {
        can |= possible && holds;
        cannot |= possible && !holds;
    }
}
