using System.Collections.Immutable;
using System.Globalization;
using Sluice.Core.Model;
using Sluice.Records.Plans;
using Sluice.Records.Sql;

namespace Sluice.Records.Engines;

/// <summary>
/// Counts rows by what is known of their people, and decides each group of people here, without SQL. This checks the query, and lets the
/// report name rules without evaluating each of them in SQL for every row.
/// </summary>
internal sealed class GroupReader
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;
    private readonly Dictionary<Condition, int> numbers = [];
    private readonly List<Condition> atoms = [];
    private readonly Dictionary<string, RowGroup> groups = new(StringComparer.Ordinal);
    private readonly DatasetPlan plan;
    private readonly string[] names;

    public GroupReader(DatasetPlan plan)
    {
        this.plan = plan;
        names = [.. plan.Counted.Select(static a => a.Name), .. plan.Asked.Select(static c => "consent " + c.Name)];
        foreach (var atom in Atoms.Of(plan))
        {
            if (numbers.TryAdd(atom, atoms.Count))
            {
                atoms.Add(atom);
            }
        }
    }

    /// <summary>Whether the query selected exactly the rows that are selected here.</summary>
    public bool Agrees { get; private set; } = true;

    /// <summary>The attributes on which a row depends that the query and the rules decide in different ways.</summary>
    public HashSet<string> Doubted { get; } = new(StringComparer.Ordinal);

    /// <summary>How what is printed of a floating-point number is brought to its shortest text, by the name of the attribute.</summary>
    public ImmutableDictionary<string, Func<string, string>> Shortest { get; init; } =
        ImmutableDictionary<string, Func<string, string>>.Empty;

    /// <summary>The attributes of numbers of which a row has the least among the facts and the greatest behind them.</summary>
    public ImmutableArray<AttributeSymbol> Ranges { get; init; } = [];

    /// <summary>The kinds of people so far; as many as differ in what is asked of them, however many rows.</summary>
    public ImmutableArray<RowGroup> Groups => [.. groups.OrderBy(static g => g.Key, StringComparer.Ordinal).Select(static g => g.Value)];

    /// <summary>The kinds of people in all that the query for groups answers.</summary>
    public ImmutableArray<RowGroup> Read(IEnumerable<string?[]> answers)
    {
        foreach (var row in answers)
        {
            Add(row);
        }

        return Groups;
    }

    /// <summary>Takes one row of the answer.</summary>
    public void Add(string?[] row)
    {
        var facts = names.Select((n, i) => (n, Text(n, row[i]))).ToDictionary(static f => f.n, static f => f.Item2, StringComparer.Ordinal);
        Truth[] truths = [.. atoms.Select(a => TruthOf(a, facts))];

        // What lies between two numbers of which the same is true is as they are.
        var greatest = facts.ToDictionary(StringComparer.Ordinal);
        for (var i = 0; i < Ranges.Length; i++)
        {
            greatest[Ranges[i].Name] = Text(Ranges[i].Name, row[names.Length + i]);
        }

        var isRange = Ranges.IsEmpty || Ranges.All(a => SameSide(a, facts[a.Name], greatest[a.Name]));
        string[] unknown = [.. names.Where(n => facts[n] is null)];
        var same =
            string.Concat(truths.Select(static t => (char)('0' + (int)t))) + string.Concat(names.Select(n => facts[n] is null ? '?' : '.'));
        if (!groups.TryGetValue(same, out var group))
        {
            groups.Add(same, group = new RowGroup(numbers, truths, unknown));
        }

        var counts = row.Skip(names.Length + Ranges.Length).Select(static c => long.Parse(c!, CultureInfo.InvariantCulture)).ToArray();
        group.Rows += counts[0];
        var truth = group.Evaluate(plan.RowCondition);
        var agrees = isRange && counts[1] == (truth == Truth.True ? counts[0] : 0) && counts[2] == (truth == Truth.Unknown ? counts[0] : 0);
        if (!agrees)
        {
            Agrees = false;
            Doubted.UnionWith(plan.Attributes.Select(static a => a.Name).Where(n => facts.GetValueOrDefault(n) is not null));
        }
    }

    private string? Text(string name, string? cell) =>
        cell is not null && Shortest.TryGetValue(name, out var shorten) ? shorten(cell) : cell;

    private bool SameSide(AttributeSymbol attribute, string? least, string? greatest) =>
        least is null || greatest is null
            ? least == greatest
            : RowCells
                .Compared(plan, attribute)
                .TrueForAll(n => Math.Sign(CellNumber.Compare(least, n)) == Math.Sign(CellNumber.Compare(greatest, n)));

    private static Truth TruthOf(Condition atom, Dictionary<string, string?> facts) =>
        atom switch
        {
            Condition.ConsentHolds holds => facts.GetValueOrDefault("consent " + holds.Consent.Name) is { } truth
                ? Truths.Of(truth == "true")
                : Truth.Unknown,
            Condition.AttributeComparison c => facts.GetValueOrDefault(c.Attribute.Name) is { } cell
                ? Truths.Of(ComparisonOperators.Holds(c.Operator, Compare(cell, c.Value)))
                : Truth.Unknown,
            Condition.AttributeMembership m => facts.GetValueOrDefault(m.Attribute.Name) is { } cell
                ? Truths.Of(m.Values.Any(v => Compare(cell, v) == 0))
                : Truth.Unknown,
            _ => Truth.Unknown,
        };

    private static int Compare(string cell, Value value) =>
        value.Kind switch
        {
            ValueKind.Boolean => (cell == "true" ? 1m : 0m).CompareTo(value.Number),
            ValueKind.Date => CellNumber.Compare(cell, value.ToDate().DayNumber - Epoch),
            ValueKind.Integer or ValueKind.Decimal => CellNumber.Compare(cell, value.Number),
            _ => string.CompareOrdinal(cell, value.Text),
        };
}
