using System.Collections.Immutable;
using System.CommandLine;
using Sluice.Cli.Diagnostics;
using Sluice.Records.Diagnostics;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary>Options that name tables for datasets: <c>--table NAME=TABLE</c>, as often as there are any.</summary>
/// <param name="option">The option.</param>
/// <param name="whole">Whether a table alone, for the only dataset, will do.</param>
internal sealed class TableOptions(Option<string[]> option, bool whole)
{
    /// <summary><c>--table</c>.</summary>
    public static TableOptions Reading() =>
        new(
            new Option<string[]>("--table")
            {
                Description =
                    "The table that holds a dataset or the ledger, as customers=crm.customers; may be repeated. Without it a table has the name of its dataset, and the ledger that of its file without the ending.",
                HelpName = "NAME=TABLE",
                Arity = ArgumentArity.OneOrMore,
            },
            whole: false
        );

    /// <summary><c>--into</c>.</summary>
    public static TableOptions Making() =>
        new(
            new Option<string[]>("--into")
            {
                Description =
                    "Make this table instead of files: TABLE for the only dataset, or DATASET=TABLE, which may be repeated. It must not be there yet.",
                HelpName = "TABLE",
                Arity = ArgumentArity.OneOrMore,
            },
            whole: true
        );

    /// <summary><c>--into</c> of a text that names what it makes.</summary>
    public static TableOptions Naming() =>
        new(
            new Option<string[]>("--into")
            {
                Description =
                    "What the view or table is called: NAME for the only dataset, or DATASET=NAME, which may be repeated. Without it, it is called like dataset and transfer, beside the table that is read.",
                HelpName = "NAME",
                Arity = ArgumentArity.OneOrMore,
            },
            whole: true
        );

    /// <summary>The option.</summary>
    public Option<string[]> Option { get; } = option;

    /// <summary>Whether it is given.</summary>
    public bool IsGiven(ParseResult arguments) => arguments.GetValue(Option) is { Length: > 0 };

    /// <summary>What is wrong with its form.</summary>
    public IEnumerable<Diagnostic> Check(ParseResult arguments)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in arguments.GetValue(Option) ?? [])
        {
            var (name, table) = Split(text);
            if ((name is null && !whole) || name is { Length: 0 } || TableMap.Parse(table) is null)
            {
                yield return Diagnostic
                    .Create(CommandDiagnostics.WrongValue, null, Option.Name, text)
                    .WithHint(whole ? "write SCHEMA.TABLE, or DATASET=SCHEMA.TABLE" : "write NAME=SCHEMA.TABLE");
            }
            else if (!seen.Add(name ?? ""))
            {
                yield return Diagnostic
                    .Create(CommandDiagnostics.WrongValue, null, Option.Name, text)
                    .WithHint("one dataset has one table");
            }
        }
    }

    /// <summary>The tables that are named.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="only">The only dataset, which a table alone is for; null where there are several.</param>
    public TableMap Map(ParseResult arguments, string? only = null)
    {
        var tables = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var text in arguments.GetValue(Option) ?? [])
        {
            var (name, table) = Split(text);
            if ((name ?? only) is { } of)
            {
                tables[of] = TableMap.Parse(table)!.Value;
            }
        }

        return new TableMap(tables.ToImmutable());
    }

    /// <summary>Reports tables that are named for something the transfers do not have.</summary>
    public void CheckNames(ParseResult arguments, IReadOnlyCollection<TransferPlan> plans, DiagnosticBag problems) =>
        CheckNames(Option.Name, Map(arguments).Names, plans, whole, problems);

    /// <summary>The same for any option that says something of tables.</summary>
    /// <param name="option">The option.</param>
    /// <param name="names">For what it is said.</param>
    /// <param name="plans">The transfers.</param>
    /// <param name="whole">Whether it is said of datasets alone.</param>
    /// <param name="problems">Takes what stands against it.</param>
    public static void CheckNames(
        string option,
        IEnumerable<string> names,
        IReadOnlyCollection<TransferPlan> plans,
        bool whole,
        DiagnosticBag problems
    )
    {
        var known = plans
            .SelectMany(static p => p.Datasets.Select(static d => d.Name))
            .Concat(whole ? [] : plans.Select(TableMap.LedgerOf))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        foreach (var name in names.Where(n => !known.Contains(n, StringComparer.Ordinal)))
        {
            problems.Add(
                Diagnostic
                    .Create(RecordsDiagnostics.TableForNothing, null, option, name, whole ? "" : ", and not the ledger")
                    .WithHint(UsageErrors.DidYouMean(name, known) ?? "there are " + string.Join(", ", known.Select(static k => $"`{k}`")))
            );
        }
    }

    // A name in quotes may hold an equals sign; one before it belongs to a dataset.
    private static (string? Name, string Table) Split(string text) =>
        !text.StartsWith('"') && text.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at
            ? (text[..at], text[(at + 1)..])
            : (null, text);
}
