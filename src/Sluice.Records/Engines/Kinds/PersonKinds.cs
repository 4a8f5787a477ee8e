using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Ir;
using Sluice.Records.Plans;

namespace Sluice.Records.Engines.Kinds;

/// <summary>
/// The kinds of people that the rules tell apart: a class for each attribute and a state of the consents. Each kind is decided once, here, without SQL, so that the rules
/// cost nothing for each row, however many there are.
/// </summary>
internal sealed class PersonKinds
{
    private readonly DatasetPlan plan;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<(Condition Atom, int Fact, int Consent)> atoms = [];
    private readonly ConditionProgram rowCondition;
    private readonly ImmutableArray<ConditionProgram> columns;

    public PersonKinds(DatasetPlan plan, ImmutableArray<FactClasses> facts, ConsentStates? states)
    {
        (this.plan, Facts, States) = (plan, facts, states);
        foreach (var atom in AtomsOf(plan))
        {
            if (numbers.TryAdd(ConditionText.Of(atom), atoms.Count))
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

    /// <summary>What is asked of people.</summary>
    public static IEnumerable<Condition> AtomsOf(DatasetPlan plan) =>
        Atoms.Of(plan.Columns.Select(static c => c.Condition).Concat(plan.Parts.Select(static p => p.Condition)).Concat(plan.Claims.Select(static c => c.Condition)))
            .Where(static a => a is not Condition.Constant);

    /// <summary>Whether rows of a kind are written.</summary>
    public bool IsWritten(ReadOnlySpan<int> kind) => !plan.Written.IsEmpty && rowCondition.Evaluate(TruthsOf(kind)) == Truth.True;

    /// <summary>Which of the columns that are written may be, as bits: from a column on, as many as fit.</summary>
    public long Cells(ReadOnlySpan<int> kind, int first)
    {
        var truths = TruthsOf(kind);
        var bits = 0L;
        for (var i = 0; i < CellTest.Columns && first + i < columns.Length; i++)
        {
            bits |= columns[first + i].Evaluate(truths) == Truth.True ? 1L << i : 0;
        }

        return bits;
    }

    /// <summary>Adds rows of a kind to those whose people are alike in every answer.</summary>
    public void AddTo(Dictionary<string, RowGroup> groups, ReadOnlySpan<int> kind, long rows)
    {
        var truths = TruthsOf(kind);
        var unknown = UnknownOf(kind);
        var same = string.Concat(truths.Select(static t => (char)('0' + (int)t))) + string.Join(',', unknown);
        if (!groups.TryGetValue(same, out var group))
        {
            groups.Add(same, group = new RowGroup(numbers, truths, unknown));
        }

        group.Rows += rows;
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

    private int FactOf(Condition atom) => Atoms.AttributeOf(atom) is { } attribute ? Facts.ToList().FindIndex(f => f.Attribute == attribute) : -1;

    // A consent of another dataset alone is not asked for here.
    private int ConsentOf(Condition atom) => atom is Condition.ConsentHolds holds && plan.Consents.Contains(holds.Consent) && States is not null ? States.Consents.ToList().IndexOf(holds.Consent) : -1;

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

        foreach (var consent in plan.Consents)
        {
            var number = States?.Consents.ToList().IndexOf(consent) ?? -1;
            if (number < 0 || States![kind[^1]][number] == Truth.Unknown)
            {
                unknown.Add("consent " + consent.Name);
            }
        }

        return unknown;
    }
}
