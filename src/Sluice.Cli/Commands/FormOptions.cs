using System.Collections.Immutable;
using System.CommandLine;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Records.Diagnostics;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Records.Sql.Forms;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Commands;

/// <summary>In which form a query is printed: <c>--form</c>, and what single forms need.</summary>
internal sealed class FormOptions
{
    private readonly Option<string?> form = new Option<string?>("--form")
    {
        Description =
            "What is printed: select (the default), the query; ctas, a statement that makes a table of its rows; view, one that makes a view; row-filter, a condition over the rows of the table; trino-rules, rules of Trino's file-based access control.",
        HelpName = "FORM",
    }.Offering(SqlForms.Names);

    private readonly TableOptions into = TableOptions.Naming();

    private readonly Option<string[]> columns = new("--columns")
    {
        Description =
            "What DESCRIBE prints of the table: FILE for the only dataset, or DATASET=FILE, which may be repeated, also with the name of the ledger. The query is shorter where it knows types. trino-rules hides what is not permitted of these columns.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> users = new("--user")
    {
        Description = "As whom a recipient comes to Trino, as alipay=svc_alipay; may be repeated (trino-rules).",
        HelpName = "PARTNER=USER",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> owner = new("--owner")
    {
        Description = "The user as whom filters read the ledger (trino-rules).",
        HelpName = "USER",
    };

    /// <summary>The options, as <c>--help</c> shows them.</summary>
    public IReadOnlyList<Option> All => [form, into.Option, columns, users, owner];

    /// <summary>The files that are read, absolute.</summary>
    public List<string> Inputs { get; } = [];

    /// <summary>The form.</summary>
    public SqlForm Form(ParseResult arguments) => SqlForms.Of(arguments.GetValue(form));

    /// <summary>The dialect: Trino's rules are in Trino's words.</summary>
    public string DefaultDialect(ParseResult arguments) => Form(arguments) == SqlForm.TrinoRules ? "trino" : "duckdb";

    /// <summary>What is wrong with them.</summary>
    /// <param name="command">The command.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="dialect">The dialect, and the option that says it.</param>
    public IEnumerable<Diagnostic> Check(string command, ParseResult arguments, Option<string?> dialect)
    {
        foreach (
            var problem in UsageErrors
                .OneOf("--form", arguments.GetValue(form) ?? SqlForms.Names[0], SqlForms.Names)
                .Concat(into.Check(arguments))
        )
        {
            yield return problem;
        }

        var isRules = Form(arguments) == SqlForm.TrinoRules;
        (Option Option, bool Fits)[] fits =
        [
            (into.Option, SqlForms.IsNamed(Form(arguments))),
            (users, isRules),
            (owner, isRules),
            (dialect, !isRules || arguments.GetValue(dialect) is null or "trino"),
        ];
        foreach (var (option, _) in fits.Where(f => !f.Fits && arguments.GetResult(f.Option) is { Implicit: false }))
        {
            yield return Diagnostic.Create(RecordsDiagnostics.OptionOfOtherForm, null, option.Name, SqlForms.NameOf(Form(arguments)));
        }

        foreach (var text in arguments.GetValue(users) ?? [])
        {
            if (
                text.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var at)
                || at == text.Length - 1
                || VisibleText.Of(text) != text
            )
            {
                yield return Diagnostic.Create(CommandDiagnostics.WrongValue, null, users.Name, text).WithHint("write PARTNER=USER");
            }
        }

        if (arguments.GetValue(owner) is { } named && VisibleText.Of(named) != named)
        {
            yield return Diagnostic.Create(CommandDiagnostics.WrongValue, null, owner.Name, named).WithHint("it is the name of a user");
        }

        if (isRules && arguments.GetValue(users) is not { Length: > 0 })
        {
            yield return Diagnostic.Create(
                CommandDiagnostics.MissingArgument,
                null,
                command,
                "the user of a recipient, `--user PARTNER=USER`"
            );
        }

        if (isRules && arguments.GetValue(owner) is null)
        {
            yield return Diagnostic.Create(
                CommandDiagnostics.MissingArgument,
                null,
                command,
                "the user as whom filters read the ledger, `--owner USER`"
            );
        }
    }

    /// <summary>What is asked for; null when something has been reported.</summary>
    public FormRequest? Request(ParseResult arguments, CliContext context, IReadOnlyList<TransferPlan> plans, DiagnosticBag problems)
    {
        var datasets = plans.SelectMany(static p => p.Datasets).ToList();
        var only = Only(datasets.Where(static d => !d.Written.IsEmpty)) ?? Only(datasets);
        into.CheckNames(arguments, plans, problems);
        if (
            only is null
            && (arguments.GetValue(into.Option) ?? []).FirstOrDefault(static t =>
                t.StartsWith('"') || !t.Contains('=', StringComparison.Ordinal)
            )
                is { } alone
        )
        {
            problems.Add(
                Diagnostic
                    .Create(CommandDiagnostics.WrongValue, null, into.Option.Name, alone)
                    .WithHint("there is not one dataset that is written: write DATASET=TABLE")
            );
        }

        var described = ImmutableDictionary.CreateBuilder<string, DescribedTable>(StringComparer.Ordinal);
        foreach (var text in arguments.GetValue(columns) ?? [])
        {
            // A name of a file may hold an equals sign: what stands before it is a dataset or the ledger where there is one of that name.
            var named = datasets
                .Select(static d => d.Name)
                .Concat(plans.Select(TableMap.LedgerOf))
                .FirstOrDefault(n => text.StartsWith(n + "=", StringComparison.Ordinal));
            var path = named is null ? text : text[(named.Length + 1)..];
            var file = new NamedFile(
                Path.GetFullPath(path, context.WorkingDirectory),
                DisplayPath.Of(path, path, context.WorkingDirectory)
            );
            if (named is null && text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && !File.Exists(file.FullPath))
            {
                // Neither a file nor the name of a table: it is the name that was mistyped, more likely than a file with an equals sign.
                TableOptions.CheckNames(columns.Name, [text[..at]], plans, whole: false, problems);
                continue;
            }

            Inputs.Add(file.FullPath!);
            if ((named ?? only) is not { } dataset)
            {
                problems.Add(
                    Diagnostic
                        .Create(CommandDiagnostics.WrongValue, null, columns.Name, text)
                        .WithHint("there is not one dataset that is written: write DATASET=FILE")
                );
            }
            else if (file.Read(context.Io, out var problem) is not { } source)
            {
                problems.Add(problem!);
            }
            else if (DescribeReader.Read(file.Display, source.Content, problems) is { } table && !described.TryAdd(dataset, table))
            {
                problems.Add(
                    Diagnostic.Create(CommandDiagnostics.WrongValue, null, columns.Name, text).WithHint("one dataset has one table")
                );
            }
        }

        return problems.HasErrors
            ? null
            : new FormRequest
            {
                Form = Form(arguments),
                Into = into.Map(arguments, only),
                Columns = described.ToImmutable(),
                Users =
                [
                    .. (arguments.GetValue(users) ?? []).Select(static u => u.Split('=', 2)).Select(static u => (u[0], u[1])).Distinct(),
                ],
                Owner = arguments.GetValue(owner),
            };
    }

    private static string? Only(IEnumerable<DatasetPlan> datasets) =>
        datasets.Select(static d => d.Name).Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : null;
}
