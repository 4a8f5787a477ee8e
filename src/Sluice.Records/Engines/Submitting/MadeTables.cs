using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Sluice.Records.Diagnostics;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines.Submitting;

/// <summary>
/// The tables that the engine itself writes, so that no row passes the client: each under a name that cannot be guessed, counted when it is
/// complete, and given its own name, or put into its partition, in the end. Whatever goes wrong, what is not in place then is dropped.
/// </summary>
/// <param name="form">How the client takes statements.</param>
/// <param name="client">The client.</param>
/// <param name="into">Which tables, and how they are made.</param>
/// <param name="diagnostics">Takes what stands against it.</param>
internal sealed partial class MadeTables(ClientForm form, ClientRun client, ClusterTarget into, DiagnosticBag diagnostics)
{
    private const string Mark = "__sluice_";
    private const int RandomDigits = 12;

    // A query that is told to end takes a moment, and its table comes and goes with it.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MostForDropping = TimeSpan.FromSeconds(60);
    private readonly List<MadeTable> unfinished = [];
    private readonly List<MadeTable> placed = [];
    private bool isUncertain;

    /// <summary>
    /// What asks whether the tables are there, and what earlier runs have left; one statement for each dataset that is written.
    /// </summary>
    public IEnumerable<string> Statements(IEnumerable<DatasetPlan> datasets) =>
        datasets.Select(d => into.Of(d)).Select(t => form.ShowTables(t[..^1], t[^1]));

    /// <summary>Looks at the answers.</summary>
    public void Check(IReadOnlyList<DatasetPlan> datasets, IReadOnlyList<IReadOnlyList<string>> answers)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (dataset, lines) in datasets.Zip(answers))
        {
            var target = into.Of(dataset);
            var there = lines.Select(form.TableIn).ToList();
            if (
                into.Partition is null
                && (there.Contains(target[^1], StringComparer.OrdinalIgnoreCase) || !seen.Add(TableMap.Display(target)))
            )
            {
                diagnostics.Add(
                    Diagnostic
                        .Create(RecordsDiagnostics.TableExists, null, TableMap.Display(target))
                        .WithHint("name another one: what is there is never changed")
                );
            }

            foreach (
                var left in there
                    .Where(t =>
                        t.StartsWith(target[^1] + Mark, StringComparison.OrdinalIgnoreCase)
                        && Random().IsMatch(t[(target[^1].Length + Mark.Length)..])
                    )
                    .Order(StringComparer.Ordinal)
            )
            {
                diagnostics.Add(
                    Diagnostic.Create(RecordsDiagnostics.TableLeft, null, TableMap.Display(target.SetItem(target.Length - 1, left)))
                );
            }
        }
    }

    /// <summary>Whether the names can be written at all; if not, it has been reported.</summary>
    public bool CheckNames(IEnumerable<DatasetPlan> datasets)
    {
        foreach (var target in datasets.Select(into.Of))
        {
            if (target.Select(form.Dialect.RefusalOfName).FirstOrDefault(static r => r is not null) is { } refusal)
            {
                diagnostics.Add(
                    Diagnostic.Create(RecordsDiagnostics.NameNotPossible, null, TableMap.Display(target), form.Dialect.Title, refusal)
                );
            }
        }

        return !diagnostics.HasErrors;
    }

    /// <summary>Has a table made of a query, and counts it.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="select">The query.</param>
    /// <param name="rows">How many rows the rules permit.</param>
    public bool Make(DatasetPlan dataset, string select, long rows)
    {
        var target = into.Of(dataset);
        var made = new MadeTable(
            dataset,
            target,
            target.SetItem(target.Length - 1, target[^1] + Mark + RandomNumberGenerator.GetHexString(RandomDigits, lowercase: true)),
            rows
        );
        unfinished.Add(made);
        string[] statements =
        [
            form.MakeTable(made.Temporary, into.Format, select).TrimEnd('\n'),
            Count(form.Name(made.Temporary)),
            .. into.Partition is null ? (string[])[] : ["DESCRIBE " + form.Name(made.Temporary), "DESCRIBE " + form.Name(target)],
        ];
        if (client.Ask(statements) is not { } answers)
        {
            isUncertain = true;
            return false;
        }

        return CheckCount(made, answers[1]) && (into.Partition is not { } partition || Fits(target, partition, answers[2], answers[3]));
    }

    /// <summary>Puts all in place; no interrupt comes between. Whatever fails, nothing stays.</summary>
    public bool Place() =>
        client.Undivided(() =>
        {
            foreach (var made in unfinished.ToList())
            {
                if (
                    !(
                        into.Partition is { } partition
                            ? Overwrite(made, partition)
                            : client.Ask(form.Rename(made.Temporary, made.Target)) is not null
                    )
                )
                {
                    isUncertain = true;
                    return false;
                }

                unfinished.Remove(made);
                placed.Add(made);
            }

            placed.Clear();
            return true;
        });

    /// <summary>Drops what is not in place, and says so.</summary>
    /// <param name="isEnding">Whether the client was ended, so that its query may go on.</param>
    /// <param name="bag">Takes what is said.</param>
    /// <returns>Whether nothing is left.</returns>
    public bool Drop(bool isEnding, DiagnosticBag bag)
    {
        var uncertain = isEnding || isUncertain;
        if (unfinished.Count + placed.Count == 0)
        {
            return true;
        }

        using var again = client.Again(MostForDropping, new DiagnosticBag());

        // What had its own name already goes back to the other one first: only what this run has made is ever dropped.
        foreach (var made in into.Partition is null ? placed : [])
        {
            _ = again.Ask(form.Rename(made.Target, made.Temporary));
        }

        var gone = true;
        foreach (var made in (MadeTable[])[.. unfinished, .. placed])
        {
            var isGone = TryDrop(again, made, uncertain);
            gone &= isGone;
            bag.Add(
                Diagnostic.Create(
                    isGone ? RecordsDiagnostics.TableDropped : RecordsDiagnostics.TableNotDropped,
                    null,
                    TableMap.Display(made.Temporary)
                )
            );
        }

        unfinished.Clear();
        placed.Clear();
        return gone;
    }

    // Without room for a file with the statement nothing can be asked any more.
    private bool TryDrop(ClientRun again, MadeTable made, bool uncertain)
    {
        try
        {
            return Drop(again, made, uncertain);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private bool Drop(ClientRun again, MadeTable made, bool uncertain)
    {
        const int Attempts = 3;
        if (uncertain && form.FindQueries(made.Temporary[^1]) is { } find)
        {
            foreach (var end in (again.Ask(find)?[0] ?? []).Select(form.EndQuery).OfType<string>())
            {
                // It may have ended meanwhile.
                _ = again.Ask(end);
            }
        }

        var found = 0;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var answers = again.Ask(
                $"DROP TABLE IF EXISTS {form.Name(made.Temporary)}",
                form.ShowTables(made.Temporary[..^1], made.Temporary[^1])
            );
            found =
                answers is not null && !answers[1].Select(form.TableIn).Contains(made.Temporary[^1], StringComparer.OrdinalIgnoreCase)
                    ? found + 1
                    : 0;
            if (found > (uncertain ? 1 : 0))
            {
                return true;
            }

            Thread.Sleep(Pause);
        }

        return found > 0;
    }

    private bool Overwrite(MadeTable made, (string Column, string Value) partition)
    {
        var (target, column, value) = (
            form.Name(made.Target),
            form.Dialect.Identifier(partition.Column),
            form.Dialect.Text(partition.Value)
        );
        var columns = string.Join(", ", made.Dataset.Written.Select(c => form.Dialect.Identifier(c.Name)));
        var answers = client.Ask(
            $"INSERT OVERWRITE TABLE {target} PARTITION ({column} = {value})\nSELECT {columns} FROM {form.Name(made.Temporary)}",
            Count($"{target} WHERE {column} = {value}")
        );
        if (answers is null || !CheckCount(made, answers[1]))
        {
            diagnostics.Add(
                Diagnostic.Create(
                    RecordsDiagnostics.PartitionUncertain,
                    null,
                    $"{partition.Column}={partition.Value}",
                    TableMap.Display(made.Target)
                )
            );
            return false;
        }

        return Drop(client, made, uncertain: false) || NotDropped(made);
    }

    private bool NotDropped(MadeTable made)
    {
        diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.TableNotDropped, null, TableMap.Display(made.Temporary)));
        return true;
    }

    private string Count(string from) => form.Wrap($"SELECT COUNT(*) AS n FROM {from}\n", 1).TrimEnd(';', '\n');

    private bool CheckCount(MadeTable made, IReadOnlyList<string> lines)
    {
        if (lines.Where(static l => l.StartsWith('{')).Select(static l => ClientForm.Number(l, "n")).ToList() is [{ } written])
        {
            return written == made.Rows
                || Failed(
                    made.Dataset,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{made.Rows} rows were counted and {written} written: the tables changed meanwhile"
                    )
                );
        }

        return Failed(made.Dataset, "the client did not print how many rows were written");
    }

    // What is put into a table goes by the place of its columns, whatever they are called.
    private bool Fits(
        ImmutableArray<string> target,
        (string Column, string Value) partition,
        IReadOnlyList<string> made,
        IReadOnlyList<string> there
    )
    {
        var all = Columns(there);
        var parts = there
            .SkipWhile(static l => !l.StartsWith("# Partition Information", StringComparison.Ordinal))
            .Skip(2)
            .Select(static l => l.Split('\t')[0].Trim())
            .TakeWhile(static n => n.Length > 0 && n[0] != '#')
            .ToList();
        var (ours, theirs) = (
            Columns(made),
            all.Where(c => !string.Equals(c.Name, partition.Column, StringComparison.OrdinalIgnoreCase)).ToList()
        );
        var differing = Enumerable
            .Range(0, Math.Max(ours.Count, theirs.Count))
            .FirstOrDefault(i => i >= ours.Count || i >= theirs.Count || ours[i] != theirs[i], -1);
        var why =
            parts.Count != 1 || !string.Equals(parts[0], partition.Column, StringComparison.OrdinalIgnoreCase)
                ? $"it is not one that has parts by `{partition.Column}` alone"
            : differing < 0 ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"column {differing + 1} is {(differing < theirs.Count ? $"`{theirs[differing].Name}` of {theirs[differing].TypeName} there" : "not there")} and {(differing < ours.Count ? $"`{ours[differing].Name}` of {ours[differing].TypeName}" : "none")} in what may leave"
            );
        if (why is not null)
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.PartitionNotFitting, null, TableMap.Display(target), why));
        }

        return why is null;
    }

    private static List<RowColumn> Columns(IReadOnlyList<string> lines)
    {
        var found = ClusterTypes.Spark(lines);
        return [.. found.Names.Select(n => new RowColumn(n, found.TypeOf(n).Whole))];
    }

    private bool Failed(DatasetPlan dataset, string why)
    {
        diagnostics.Add(
            Diagnostic.Create(RecordsDiagnostics.EngineFailed, dataset.Dataset.Name.Location, TableMap.Display(into.Of(dataset)), why)
        );
        return false;
    }

    [GeneratedRegex("^[0-9a-f]{12}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Random();
}
