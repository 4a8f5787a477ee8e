using System.CommandLine;
using System.Globalization;
using Sluice.Cli.Diagnostics;
using Sluice.Records.Diagnostics;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Records.Sql.Forms;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary>Which version of a table a printed query reads: <c>--table-version NAME=NUMBER</c>, as often as there are tables.</summary>
internal sealed class VersionOptions
{
    /// <summary>The option.</summary>
    public Option<string[]> Option { get; } =
        new("--table-version")
        {
            Description =
                "The version of a table that the query reads, as consents=12: a snapshot of Iceberg, a version of Delta; may be repeated (spark and trino, select and ctas).",
            HelpName = "NAME=NUMBER",
            Arity = ArgumentArity.OneOrMore,
        };

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<Diagnostic> Check(ParseResult arguments, SqlForm form, string dialect)
    {
        var given = arguments.GetValue(Option) ?? [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in given.Where(t => Split(t) is not { } named || !seen.Add(named.Name)))
        {
            yield return Diagnostic
                .Create(CommandDiagnostics.WrongValue, null, Option.Name, text)
                .WithHint("write NAME=NUMBER, once for each table");
        }

        if (given.Length > 0 && SqlDialects.Find(dialect) is { } known && known.AsOf(0) is null)
        {
            yield return Diagnostic.Create(RecordsDiagnostics.VersionNotPossible, null, $"in {known.Title}");
        }
        else if (given.Length > 0 && SqlForms.IsAskedLater(form))
        {
            yield return Diagnostic.Create(
                RecordsDiagnostics.VersionNotPossible,
                null,
                $"with `--form {SqlForms.NameOf(form)}`, which is asked on later days"
            );
        }
    }

    /// <summary>The tables in the versions that are named; what is named for no table is reported.</summary>
    public TableMap Apply(ParseResult arguments, TableMap tables, IReadOnlyCollection<TransferPlan> plans, DiagnosticBag problems)
    {
        var versions = (arguments.GetValue(Option) ?? [])
            .Select(static t => Split(t)!.Value)
            .ToDictionary(static v => v.Name, static v => v.Version, StringComparer.Ordinal);
        TableOptions.CheckNames(Option.Name, versions.Keys.Order(StringComparer.Ordinal), plans, whole: false, problems);
        return tables.At(versions);
    }

    private static (string Name, long Version)? Split(string text) =>
        text.LastIndexOf('=') is > 0 and var at
        && long.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (text[..at], version)
            : null;
}
