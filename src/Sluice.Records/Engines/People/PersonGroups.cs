using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Records.Plans;

namespace Sluice.Records.Engines.People;

/// <summary>
/// The kinds of people that the rules tell apart: a class for each attribute and a state of the consents. Each kind is decided once, here,
/// without SQL, so that the rules cost nothing for each row, however many there are.
/// </summary>
internal sealed class PersonGroups
{
    private readonly DatasetPlan plan;
    private readonly Dictionary<Condition, int> numbers = [];
    private readonly List<(Condition Atom, int Fact, int Consent)> atoms = [];
    private readonly ImmutableArray<(ConsentSymbol Consent, int Number)> consents;
    private readonly ConditionProgram rowCondition;
    private readonly ImmutableArray<ConditionProgram> columns;

    public PersonGroups(DatasetPlan plan, ImmutableArray<FactClasses> facts, ConsentStates? states)
    {
        (this.plan, Facts, States) = (plan, facts, states);
        consents = [.. plan.Asked.Select(c => (c, NumberOf(c)))];
        foreach (var atom in Atoms.Of(plan))
        {
            if (numbers.TryAdd(atom, atoms.Count))
            {
                atoms.Add((atom, FactOf(atom), ConsentOf(atom)));
            }
        }

        rowCondition = new ConditionProgram(plan.RowCondition, numbers);
        columns = plan.WithholdCells ? [.. plan.Written.Select(c => new ConditionProgram(c.Condition, numbers))] : [];
    }

    /// <summary>What is known of people by their cells.</summary>
    public ImmutableArray<FactClasses> Facts { get; }

    /// <summary>What is known by their records; null where no consent is asked for.</summary>
    public ConsentStates? States { get; }

    /// <summary>Which of up to 64 kinds have rows that are written, as bits.</summary>
    /// <param name="sorter">Who numbered them.</param>
    /// <param name="first">The number of the first.</param>
    /// <param name="count">How many.</param>
    public ulong Written(PersonGrouper sorter, long first, int count) =>
        plan.Written.IsEmpty ? 0 : rowCondition.Evaluate(TruthsOf(sorter, first, count)).True;

    /// <summary>For up to 64 kinds, which of the columns that are written may be, as bits: from a column on, as many as fit.</summary>
    /// <param name="sorter">Who numbered them.</param>
    /// <param name="first">The number of the first.</param>
    /// <param name="cells">Takes the bits of each.</param>
    /// <param name="from">The first column.</param>
    public void Cells(PersonGrouper sorter, long first, Span<long> cells, int from)
    {
        var truths = TruthsOf(sorter, first, cells.Length);
        cells.Clear();
        for (var i = 0; i < CellTest.Columns && from + i < columns.Length; i++)
        {
            var may = columns[from + i].Evaluate(truths).True;
            for (var lane = 0; lane < cells.Length; lane++)
            {
                cells[lane] |= (long)((may >> lane) & 1) << i;
            }
        }
    }

    /// <summary>Adds rows of a kind to those whose people are alike in every answer.</summary>
    public void AddTo(Dictionary<string, RowGroup> groups, ReadOnlySpan<int> kind, long rows)
    {
        var truths = TruthsOf(kind);
        var unknown = UnknownOf(kind);
        var same = string.Create(truths.Length, truths, static (text, all) => Write(all, text)) + string.Join(',', unknown);
        if (!groups.TryGetValue(same, out var group))
        {
            groups.Add(same, group = new RowGroup(numbers, truths, unknown));
        }

        group.Rows += rows;
    }

    private static void Write(Truth[] truths, Span<char> text)
    {
        for (var i = 0; i < truths.Length; i++)
        {
            text[i] = (char)('0' + (int)truths[i]);
        }
    }

    private TruthWord[] TruthsOf(PersonGrouper sorter, long first, int count)
    {
        var words = new TruthWord[atoms.Count];
        for (var lane = 0; lane < count; lane++)
        {
            var kind = sorter.Of(first + lane);
            for (var i = 0; i < words.Length; i++)
            {
                words[i] = words[i].With(lane, TruthOf(atoms[i], kind));
            }
        }

        return words;
    }

    private Truth[] TruthsOf(ReadOnlySpan<int> kind)
    {
        var truths = new Truth[atoms.Count];
        for (var i = 0; i < truths.Length; i++)
        {
            truths[i] = TruthOf(atoms[i], kind);
        }

        return truths;
    }

    private Truth TruthOf((Condition Atom, int Fact, int Consent) atom, ReadOnlySpan<int> kind) =>
        atom.Consent >= 0 ? States![kind[^1]][atom.Consent]
        : atom.Fact >= 0 ? Facts[atom.Fact].TruthOf(kind[atom.Fact], atom.Atom)
        : Truth.Unknown;

    private int FactOf(Condition atom) =>
        Atoms.AttributeOf(atom) is { } attribute ? Facts.ToList().FindIndex(f => f.Attribute == attribute) : -1;

    // A consent of another dataset alone is not asked for here.
    private int ConsentOf(Condition atom) =>
        atom is Condition.ConsentHolds holds && plan.Asked.Contains(holds.Consent) ? NumberOf(holds.Consent) : -1;

    private int NumberOf(ConsentSymbol consent)
    {
        for (var i = 0; i < (States?.Consents.Count ?? 0); i++)
        {
            if (States!.Consents[i] == consent)
            {
                return i;
            }
        }

        return -1;
    }

    private List<string> UnknownOf(ReadOnlySpan<int> kind)
    {
        var unknown = new List<string>();
        for (var i = 0; i < Facts.Length; i++)
        {
            if (kind[i] == 0)
            {
                unknown.Add(Facts[i].Attribute.Name);
            }
        }

        foreach (var (consent, number) in consents)
        {
            if (number < 0 || States![kind[^1]][number] == Truth.Unknown)
            {
                unknown.Add("consent " + consent.Name);
            }
        }

        return unknown;
    }
}
