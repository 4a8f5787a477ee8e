namespace Sluice.Core.Model;

/// <summary>The signs of the comparison operators.</summary>
public static class ComparisonOperators
{
    private static readonly string[] Signs = ["=", "!=", "<", "<=", ">", ">="];

    /// <summary>The sign as a policy writes it.</summary>
    public static string SignOf(ComparisonOperator comparison) => Signs[(int)comparison];

    /// <summary>The operator with that sign, or null.</summary>
    public static ComparisonOperator? Parse(string sign)
    {
        var index = Array.IndexOf(Signs, sign);
        return index < 0 ? null : (ComparisonOperator)index;
    }

    /// <summary>The operator that is true exactly where this one is false.</summary>
    public static ComparisonOperator Negate(ComparisonOperator comparison) =>
        comparison switch
        {
            ComparisonOperator.Equal => ComparisonOperator.NotEqual,
            ComparisonOperator.NotEqual => ComparisonOperator.Equal,
            ComparisonOperator.Less => ComparisonOperator.GreaterOrEqual,
            ComparisonOperator.LessOrEqual => ComparisonOperator.Greater,
            ComparisonOperator.Greater => ComparisonOperator.LessOrEqual,
            _ => ComparisonOperator.Less,
        };

    /// <summary>Whether a comparison with that sign of difference (negative, zero, positive) holds.</summary>
    public static bool Holds(ComparisonOperator comparison, int difference) =>
        comparison switch
        {
            ComparisonOperator.Equal => difference == 0,
            ComparisonOperator.NotEqual => difference != 0,
            ComparisonOperator.Less => difference < 0,
            ComparisonOperator.LessOrEqual => difference <= 0,
            ComparisonOperator.Greater => difference > 0,
            _ => difference >= 0,
        };
}
