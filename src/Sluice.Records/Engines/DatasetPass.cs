using System.Globalization;
using Sluice.Core.Semantics;
using Sluice.Records.Engines.Kinds;
using Sluice.Records.Plans;

namespace Sluice.Records.Engines;

/// <summary>
/// The one pass over the rows of a dataset: what is written is written while it is counted. The rows keep their order without being sorted, for nothing is joined: the
/// consents of a person are looked up while the row passes by.
/// </summary>
internal sealed class DatasetPass : IDisposable
{
    private readonly DuckSession session;
    private readonly DatasetPlan plan;
    private readonly CellReader? key;
    private readonly RowSettings settings;
    private readonly KindArguments arguments;
    private readonly List<IDisposable> functions = [];
    private readonly Dictionary<int, CellTest> tests = [];
    private readonly bool countsPeople;
    private RowTally? tally;

    public DatasetPass(
        DuckSession session,
        DatasetPlan plan,
        string view,
        IReadOnlyCollection<(AttributeSymbol Attribute, CellReader Cell, string Type)> cells,
        CellReader? key,
        ConsentStates? states,
        bool countsPeople,
        RowSettings settings)
    {
        (this.session, this.plan, View, this.key, this.settings, this.countsPeople) = (session, plan, view, key, settings, countsPeople);
        var atoms = PersonKinds.AtomsOf(plan).ToList();
        var kinds = new PersonKinds(plan, [.. cells.Select(c => FactClasses.Of(c.Attribute, c.Cell, c.Type, atoms))], states);
        var wrong = cells.Where(static c => c.Cell.CanBeWrong).Select(static c => $"(({c.Cell.Given}) AND ({c.Cell.Text ?? c.Cell.Value}) IS NULL)").ToList();
        arguments = new KindArguments(kinds, wrong.Count == 0 ? "FALSE" : $"COALESCE({string.Join(" OR ", wrong)}, FALSE)", states is null && !countsPeople ? null : key);
    }

    /// <summary>What it reads.</summary>
    public string View { get; }

    /// <summary>Whether it reads the key.</summary>
    public bool ReadsKey => arguments.HasKey;

    /// <summary>Whether it has ended because a cell is no value of its type.</summary>
    public bool IsWrong => tally?.IsWrong ?? false;

    /// <summary>The rows by what is known of their people.</summary>
    public IEnumerable<RowGroup> Groups => tally!.Groups();

    /// <summary>How many people there are, and how many have a row that is written; null where they were not counted.</summary>
    public (long In, long Out)? People { get; private set; }

    /// <summary>Counts.</summary>
    public void Count()
    {
        tally = Tally(countsPeople);
        if (countsPeople && !tally.CountsPeople)
        {
            CountPeople(tally);
        }
        else
        {
            session.Query($"SELECT COUNT(*) FROM {View} WHERE {tally.Call(arguments.Sql)}");
            People = tally.People;
        }
    }

    /// <summary>Writes, and counts.</summary>
    /// <returns>How many rows the engine has written.</returns>
    public long Write(string target, string options)
    {
        tally = Tally(countsPeople);
        var columns = string.Join(", ", plan.Written.Select(Column));
        var written = session.Execute($"COPY (SELECT {columns} FROM {View} WHERE {tally.Call(arguments.Sql)}) TO {DuckSession.Text(target)} ({options})");
        People = tally.People;
        if (countsPeople && !tally.CountsPeople)
        {
            CountPeople(Tally(people: false));
        }

        return written;
    }

    public void Dispose() => functions.ForEach(static f => f.Dispose());

    // Keys that are texts, or numbers far apart, are grouped by the engine, which spills.
    private void CountPeople(RowTally counter)
    {
        var people = session.Numbers($"SELECT COUNT(person), COUNT(CASE WHEN written THEN person END) FROM (SELECT {key!.Value} AS person, bool_or({counter.Call(arguments.Sql)}) AS written FROM {View} GROUP BY 1)");
        People = (people[0], people[1]);
    }

    private RowTally Tally(bool people)
    {
        var made = new RowTally(Name("tally"), arguments, people && key!.IsNumber ? Range() : null, settings.Progress);
        functions.Add(made);
        session.Add(made);
        return made;
    }

    /// <summary>Between which numbers the keys lie; null where a bit for each would be too much.</summary>
    private PersonBits.Range? Range()
    {
        var ends = session.Numbers($"SELECT MIN({key!.Value}), MAX({key.Value}) FROM {View}");
        var length = (Int128)ends[1] - ends[0];
        var threads = settings.Threads ?? Environment.ProcessorCount;
        return length / 8 * 2 * Math.Max(2, threads) <= settings.RecordBytes && length < (1L << 34) ? new PersonBits.Range(ends[0], (long)length) : null;
    }

    private string Column(ColumnPlan column, int number)
    {
        var name = DuckSession.Name(column.Name);
        if (!plan.WithholdCells || column.Condition is Core.Ir.Condition.Constant { Value: true })
        {
            return name;
        }

        var (first, bit) = (number - (number % CellTest.Columns), number % CellTest.Columns);
        if (!tests.TryGetValue(first, out var test))
        {
            tests.Add(first, test = new CellTest(Name("cells"), arguments, first));
            functions.Add(test);
            session.Add(test);
        }

        return string.Create(CultureInfo.InvariantCulture, $"CASE WHEN ({test.Call(arguments.Sql)} >> {bit}) & 1 = 1 THEN {name} END AS {name}");
    }

    private string Name(string what) => string.Create(CultureInfo.InvariantCulture, $"sluice_{what}_{View}_{functions.Count}");
}
