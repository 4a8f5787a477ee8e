using System.Collections.Immutable;
using System.Globalization;
using Sluice.Core.Model;
using Sluice.Records.Diagnostics;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines;

/// <summary>The outcome of filtering for a dataset.</summary>
public sealed record DatasetOutcome
{
    /// <summary>The dataset.</summary>
    public required DatasetPlan Plan { get; init; }

    /// <summary>The file or table its rows were read from.</summary>
    public required RowFile Source { get; init; }

    /// <summary>The content of the table its rows were read from; null for files.</summary>
    public TableDigest? Read { get; init; }

    /// <summary>The version of the table that was read; null where none was asked for.</summary>
    public long? Version { get; init; }

    /// <summary>The content of the table its rows were written to; null where none was made.</summary>
    public TableDigest? Written { get; init; }

    /// <summary>How many rows it has.</summary>
    public required long RowsIn { get; init; }

    /// <summary>How many of them are written.</summary>
    public required long RowsOut { get; init; }

    /// <summary>How many of the others are withheld only because something about the person is not known.</summary>
    public required long Undetermined { get; init; }

    /// <summary>In how many of those each fact is not known, by the name of the fact; facts that are always known are left out.</summary>
    public required ImmutableArray<(string Fact, long Rows)> Unknown { get; init; }

    /// <summary>Its columns, as the manifest lists them.</summary>
    public required ImmutableArray<ColumnOutcome> Columns { get; init; }

    /// <summary>Which rules keep rows back, and how many.</summary>
    public required ImmutableArray<GroundCount> Grounds { get; init; }

    /// <summary>The rows by what is known of their people.</summary>
    public required ImmutableArray<RowGroup> Groups { get; init; }

    /// <summary>Those of them that are written.</summary>
    public ImmutableArray<RowGroup> Permitted => [.. new RowGroups(Groups).Where(Plan.RowCondition, Truth.True)];

    /// <summary>How many people there are, and how many have a row that is written; null where it was not counted.</summary>
    public (long In, long Out)? People { get; init; }

    /// <summary>What was found in the ledger; null where none was read.</summary>
    public LedgerCounts? Ledger { get; init; }

    /// <summary>
    /// How many people of the ledger have a row, and how many have a record of a consent asked for; null where no records are asked or
    /// people were not counted.
    /// </summary>
    public (long Found, long Of)? Found { get; init; }

    /// <summary>The columns whose type is another in the file that was written; their values are the same.</summary>
    public ImmutableArray<TypeChange> TypeChanges { get; init; } = [];

    /// <summary>The columns of the file that the manifest does not name, dropped because it says so.</summary>
    public required ColumnPlaces Undeclared { get; init; }

    /// <summary>Counts the outcome of a dataset.</summary>
    internal static DatasetOutcome Of(DatasetPlan plan, RowFile source, ImmutableArray<RowGroup> groups, ColumnPlaces undeclared)
    {
        var all = new RowGroups(groups);
        var written = plan.Written.IsEmpty ? [] : all.Where(plan.RowCondition, Truth.True);
        var unknown = plan.Written.IsEmpty ? [] : all.Where(plan.RowCondition, Truth.Unknown);
        return new DatasetOutcome
        {
            Plan = plan,
            Source = source,
            RowsIn = groups.Sum(static g => g.Rows),
            RowsOut = written.Sum(static g => g.Rows),
            Undetermined = unknown.Sum(static g => g.Rows),
            Unknown =
            [
                .. plan
                    .Facts.Select(f => (f, unknown.Where(g => g.Unknown.Contains(f)).Sum(static g => g.Rows)))
                    .Where(static f => f.Item2 > 0),
            ],
            Columns = [.. plan.Columns.Select(c => Of(plan, c, all, groups, written))],
            Grounds = [.. plan.Written.IsEmpty ? [] : GroundCount.Of([.. groups.Except(written)], plan.Written)],
            Groups = groups,
            Undeclared = undeclared,
        };
    }

    /// <summary>Whether no person in it is outside the population that the manifest names; if one is, it is reported.</summary>
    internal bool CheckClaims(DiagnosticBag diagnostics)
    {
        var groups = new RowGroups(Groups);
        foreach (var claims in Plan.Claims.GroupBy(static c => c.Population))
        {
            var others = groups.Where(Conditions.And(claims.Select(static c => c.Condition)), Truth.False).Sum(static g => g.Rows);
            if (others > 0)
            {
                var count = string.Create(CultureInfo.InvariantCulture, $"{others} of {RowsIn} are not");
                diagnostics.Add(
                    Diagnostic.Create(RecordsDiagnostics.PopulationRefuted, claims.First().Location, Plan.Name, claims.Key.Name, count)
                );
            }
        }

        return !diagnostics.HasErrors;
    }

    private static ColumnOutcome Of(
        DatasetPlan plan,
        ColumnPlan column,
        RowGroups all,
        ImmutableArray<RowGroup> groups,
        List<RowGroup> written
    )
    {
        if (!column.IsWritten)
        {
            return new ColumnOutcome(column, groups.Sum(static g => g.Rows), 0, []);
        }

        var withheld = all.Except(column.Condition);
        var emptied = plan.WithholdCells ? withheld.Intersect(written).Sum(static g => g.Rows) : 0;
        return new ColumnOutcome(column, withheld.Sum(static g => g.Rows), emptied, [.. GroundCount.Of(withheld, [column])]);
    }
}
