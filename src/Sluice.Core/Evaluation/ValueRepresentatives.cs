using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>Values that stand for all values of a type, given what they are compared with.</summary>
internal static class ValueRepresentatives
{
    /// <summary>Both values; a search for a permitted person tries the one that permits first.</summary>
    public static IReadOnlyList<Value> OfBooleans { get; } = [Value.OfBoolean(true), Value.OfBoolean(false)];

    public static IEnumerable<Value> Of(AttributeType type, HashSet<Value> constants) =>
        type.Kind switch
        {
            ValueKind.Boolean => OfBooleans,
            ValueKind.Integer => Whole(constants).Select(Value.OfInteger),
            ValueKind.Decimal => Decimals(constants).Select(Value.OfDecimal),
            ValueKind.Date => OfDates(constants, []),
            ValueKind.Country => Texts(constants, Countries.All).Select(Value.OfCountry),
            ValueKind.Text => Texts(constants, Others()).Select(Value.OfText),
            ValueKind.Choice => type.Choices.Select(Value.OfChoice),
            ValueKind.Frequency => Enumerable.Range(0, Frequencies.Names.Count).Select(Value.OfFrequency),
            _ => [],
        };

    /// <summary>Days at, before and after those compared with, and at and before those on which something begins or ends.</summary>
    public static IEnumerable<Value> OfDates(HashSet<Value> constants, HashSet<DateOnly> changes)
    {
        var numbers = new SortedSet<int>();
        foreach (var constant in constants)
        {
            numbers.UnionWith([(int)constant.Number - 1, (int)constant.Number, (int)constant.Number + 1]);
        }

        foreach (var change in changes)
        {
            numbers.UnionWith([change.DayNumber - 1, change.DayNumber]);
        }

        if (numbers.Count == 0)
        {
            numbers.Add(0);
        }

        return numbers
            .Where(static n => n >= 0 && n <= DateOnly.MaxValue.DayNumber)
            .Select(static n => Value.OfDate(DateOnly.FromDayNumber(n)));
    }

    private static SortedSet<decimal> Whole(HashSet<Value> constants)
    {
        var numbers = new SortedSet<decimal>();
        foreach (var constant in constants)
        {
            numbers.UnionWith([constant.Number - 1, constant.Number, constant.Number + 1]);
        }

        if (numbers.Count == 0)
        {
            numbers.Add(0);
        }

        return numbers;
    }

    private static IEnumerable<decimal> Decimals(HashSet<Value> constants)
    {
        var sorted = constants.Select(static c => c.Number).Distinct().Order().ToList();
        if (sorted.Count == 0)
        {
            yield return 0;
            yield break;
        }

        yield return sorted[0] - 1;
        for (var i = 0; i < sorted.Count; i++)
        {
            yield return sorted[i];
            yield return i + 1 < sorted.Count ? sorted[i] + ((sorted[i + 1] - sorted[i]) / 2) : sorted[i] + 1;
        }
    }

    private static IEnumerable<string> Texts(HashSet<Value> constants, IEnumerable<string> others)
    {
        var known = constants.Select(static c => c.Text!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return known.Concat(others.Where(o => !known.Contains(o, StringComparer.Ordinal)).Take(1));
    }

    private static IEnumerable<string> Others()
    {
        for (var other = "other"; ; other += "'")
        {
            yield return other;
        }
    }
}
