using System.Globalization;
using DuckDB.NET.Data;
using Sluice.Core.Model;
using Sluice.Records.Engines.Native;
using Sluice.Records.Engines.People;
using Sluice.Records.Plans;

namespace Sluice.Records.Engines;

/// <summary>
/// The one pass over the rows of a dataset: what is written is written while it is counted. The rows keep their order without being sorted,
/// for nothing is joined: the consents of a person are looked up while the row passes by.
/// </summary>
internal sealed class DatasetPass : IDisposable
{
    private const int PartsMore = 4;
    private const int MostParts = 256;

    private readonly DuckSession session;
    private readonly DatasetPlan plan;
    private readonly CellReader? key;
    private readonly RowSettings settings;
    private readonly GroupingArguments arguments;
    private readonly List<IDisposable> functions = [];
    private readonly Dictionary<int, CellTest> tests = [];
    private readonly bool countsPeople;
    private RowTally? tally;
    private PersonBits.Range? range;
    private bool looked;

    public DatasetPass(
        DuckSession session,
        DatasetPlan plan,
        string view,
        IReadOnlyCollection<(AttributeSymbol Attribute, CellReader Cell, string Type)> cells,
        CellReader? key,
        ConsentStates? states,
        bool countsPeople,
        RowSettings settings
    )
    {
        (this.session, this.plan, View, this.key, this.settings, this.countsPeople) = (session, plan, view, key, settings, countsPeople);
        var atoms = Atoms.Of(plan).ToList();
        var kinds = new PersonGroups(plan, [.. cells.Select(c => FactClasses.Of(c.Attribute, c.Cell, c.Type, atoms))], states);
        var asked = states is null && !countsPeople ? null : key;
        var wrong = cells
            .Select(static c => c.Cell)
            .Append(asked)
            .Where(static c => c is { CanBeWrong: true, Guarded: null })
            .Select(static c => $"(({c!.Given}) AND ({c.Text ?? c.Value}) IS NULL)")
            .ToList();
        arguments = new GroupingArguments(kinds, wrong.Count == 0 ? "FALSE" : $"COALESCE({string.Join(" OR ", wrong)}, FALSE)", asked);
    }

    /// <summary>What it reads.</summary>
    public string View { get; }

    /// <summary>The column that holds whole lines as they stand in the file; null where cells are written.</summary>
    public string? Line { get; init; }

    /// <summary>How columns of Parquet stay what they are; null for other formats, and where nothing is written.</summary>
    public ParquetOutput? Output { get; init; }

    /// <summary>Whether it reads the key.</summary>
    public bool ReadsKey => arguments.HasKey;

    /// <summary>Whether it has ended because a cell is no value of its type.</summary>
    public bool IsWrong => tally?.IsWrong ?? false;

    /// <summary>The rows by what is known of their people.</summary>
    public IEnumerable<RowGroup> Groups => tally!.Groups();

    /// <summary>How many people there are, and how many have a row that is written; null where they were not counted.</summary>
    public (long In, long Out)? People { get; private set; }

    /// <summary>
    /// Whether rows are so few that their people are counted without being asked for: the numbers of a report must not depend on the
    /// machine.
    /// </summary>
    public static bool IsFew(long rows) => rows <= 100_000;

    /// <summary>Counts.</summary>
    public void Count()
    {
        if (countsPeople && !CanCountByBit())
        {
            CountPeople(counts: true);
        }
        else
        {
            tally = Tally(countsPeople);
            session.Query($"SELECT COUNT(*) FROM {View} WHERE {tally.Call(arguments.Sql)}");
            People = tally.People;
        }
    }

    /// <summary>Writes, and counts.</summary>
    /// <returns>How many rows the engine has written.</returns>
    public long Write(string target, string options)
    {
        tally = Tally(countsPeople);
        var columns = Line is null ? string.Join(", ", plan.Written.Select(Column)) : OwnLine();
        var written = session.Execute(
            $"COPY (SELECT {columns} FROM {View} WHERE {tally.Call(arguments.Sql)}) TO {DuckSession.Text(target)} ({options})"
        );
        People = tally.People;
        if (key is not null && !tally.CountsPeople && (countsPeople || IsFew(tally.Groups().Sum(static g => g.Rows))))
        {
            settings.Progress?.Restart();
            CountPeople(counts: false);
        }

        return written;
    }

    public void Dispose() => functions.ForEach(static f => f.Dispose());

    // Keys that are texts, or numbers far apart, are grouped by the engine, which spills. Where it has too little memory even for that, it
    // groups a part of the people after the other.
    private void CountPeople(bool counts)
    {
        for (var parts = 1; ; parts *= PartsMore)
        {
            var counter = Tally(people: false);
            tally = counts ? counter : tally;
            try
            {
                People = CountPeople(counter, parts);
                return;
            }
            catch (DuckDBException e) when (parts < MostParts && !counter.IsWrong && DuckSession.IsShortage(e))
            {
                // Again, with less at a time.
                settings.Progress?.Restart();
            }
        }
    }

    private (long In, long Out) CountPeople(RowTally counter, int parts)
    {
        var (all, written) = (0L, 0L);
        for (var part = 0; part < parts; part++)
        {
            var some = parts == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" WHERE hash({Key}) % {parts} = {part}");
            var people = session.Numbers(
                $"SELECT COUNT(person), COUNT(CASE WHEN written THEN person END) FROM (SELECT {Key} AS person, bool_or({counter.Call(arguments.Sql)}) AS written FROM {View}{some} GROUP BY 1)"
            );
            (all, written) = (all + people[0], written + people[1]);
        }

        return (all, written);
    }

    private string Key => key!.Guarded ?? key.Value;

    private RowTally Tally(bool people)
    {
        var made = new RowTally(Name("tally"), arguments, people && CanCountByBit() ? range : null, settings.Progress);
        functions.Add(made);
        session.Add(made);
        return made;
    }

    /// <summary>Whether keys are numbers that lie close enough together for a bit for each.</summary>
    private bool CanCountByBit()
    {
        if (key is { IsNumber: true } && !looked)
        {
            looked = true;
            var ends = session.Numbers($"SELECT MIN({key.Value}), MAX({key.Value}) FROM {View}");
            var length = (Int128)ends[1] - ends[0];
            var threads = settings.Threads ?? Environment.ProcessorCount;
            range =
                length / 8 * 2 * Math.Max(2, threads) <= settings.RecordBytes && length < (1L << 34)
                    ? new PersonBits.Range(ends[0], (long)length)
                    : null;
        }

        return range is not null;
    }

    private string OwnLine()
    {
        var line = new JsonLine(Name("line"), plan.Written);
        session.Add(line);
        return line.Call([Line!, .. plan.Written.Select((c, i) => Kept(c, i) ?? "TRUE")]);
    }

    private string Column(ColumnPlan column, int number)
    {
        var name = DuckSession.Name(column.Name);
        var value = Output?.Cast(column, name) ?? name;
        return Kept(column, number) is { } kept ? $"CASE WHEN {kept} THEN {value} END AS {name}"
            : value == name ? name
            : $"{value} AS {name}";
    }

    /// <summary>Whether the cell of a column is written, as SQL; null for one that always is.</summary>
    private string? Kept(ColumnPlan column, int number)
    {
        if (!plan.WithholdCells || column.Condition is Condition.Constant { Value: true })
        {
            return null;
        }

        var (first, bit) = (number - (number % CellTest.Columns), number % CellTest.Columns);
        if (!tests.TryGetValue(first, out var test))
        {
            tests.Add(first, test = new CellTest(Name("cells"), arguments, first));
            functions.Add(test);
            session.Add(test);
        }

        return string.Create(CultureInfo.InvariantCulture, $"(({test.Call(arguments.Sql)} >> {bit}) & 1 = 1)");
    }

    private string Name(string what) => string.Create(CultureInfo.InvariantCulture, $"sluice_{what}_{View}_{functions.Count}");
}
