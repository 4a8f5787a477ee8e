using System.Globalization;
using Sluice.Records.Sql;

namespace Sluice.Records.Engines.Submitting;

/// <summary>The rows of the answer in which everything is counted.</summary>
/// <param name="groups">Takes the kinds of people.</param>
/// <param name="texts">How many texts stand behind the word that says what a row is.</param>
/// <param name="numbers">How many numbers stand behind them.</param>
internal sealed class CountingAnswer(GroupReader groups, int texts, int numbers)
{
    private const int OfGroup = 3;
    private long rows;
    private long expected = -1;

    /// <summary>How many columns a row has.</summary>
    public int Width => texts + numbers + 2;

    /// <summary>
    /// Whether each row of the answer has come: a client may print only the first so many, or none at all, and still end well.
    /// </summary>
    public bool IsWhole => rows > 0 && rows == expected;

    /// <summary>How many cells are no value, one number for each column.</summary>
    public long[] Wrong { get; } = new long[numbers];

    /// <summary>The numbers of records.</summary>
    public long[] Records { get; } = new long[numbers];

    /// <summary>Consents of the ledger that may be misspelt, each with how many records it has.</summary>
    public List<(string Name, long Records)> Unknown { get; } = [];

    /// <summary>What is known of keys; null where it was not asked.</summary>
    public long[]? Keys { get; private set; }

    /// <summary>How many people there are, and how many have a row that is selected; null where it was not asked.</summary>
    public long[]? People { get; private set; }

    /// <summary>Takes a row; says what is wrong with it, or null.</summary>
    public string? Take(string?[] cells)
    {
        if (cells[(texts + 1)..].Any(static c => !long.TryParse(c, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            return "has something that is no number where rows are counted";
        }

        long[] counts = [.. cells[(texts + 1)..].Select(static c => long.Parse(c!, CultureInfo.InvariantCulture))];
        expected = rows++ == 0 || expected == counts[^1] ? counts[^1] : -1;
        switch (cells[0])
        {
            case CountedRows.Group:
                groups.Add(cells[1..(texts + OfGroup + 1)]);
                Add(Wrong, counts.AsSpan(OfGroup..^1));
                break;
            case CountedRows.Records:
                Add(Records, counts.AsSpan(..^1));
                if (cells[1] is { } name)
                {
                    Unknown.Add((name, counts[0]));
                }

                break;
            case CountedRows.Keys:
                Keys = counts[..^1];
                break;
            case CountedRows.People:
                People = counts[..^1];
                break;
            default:
                return cells[0] == CountedRows.End ? null : "is no group of rows";
        }

        return null;
    }

    private static void Add(long[] sums, ReadOnlySpan<long> numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            sums[i] += numbers[i];
        }
    }
}
