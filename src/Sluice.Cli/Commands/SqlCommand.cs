using System.CommandLine;
using Sluice.Cli.Checking;
using Sluice.Cli.Hosting;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Records.Sql.Forms;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice sql</c>: the query that selects what may leave, or what asks it elsewhere.</summary>
internal sealed class SqlCommand : CliCommand
{
    private readonly RowOptions rows = new();

    private readonly Option<string?> dialect = new Option<string?>("--dialect")
    {
        Description = "Whose SQL: duckdb (the default), postgres, spark, trino, bigquery or snowflake.",
        HelpName = "DIALECT",
    }.Offering(SqlDialects.Names);

    private readonly FormOptions forms = new();

    private readonly TableOptions tables = TableOptions.Reading();
    private readonly VersionOptions versions = new();

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "Write the query to this file instead of standard output; whole or not at all.",
        HelpName = "FILE",
    };

    /// <inheritdoc/>
    public override string Name => "sql";

    /// <inheritdoc/>
    public override string Summary => "Print the query that selects what may leave";

    /// <inheritdoc/>
    public override IReadOnlyList<Argument> Arguments => [rows.Manifests];

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options =>
        [
            rows.Policies,
            dialect,
            .. forms.All,
            tables.Option,
            versions.Option,
            rows.Days.AsOf,
            rows.Days.NotBefore,
            output,
            rows.AllowScripts,
        ];

    /// <inheritdoc/>
    public override ManPage Manual =>
        new(
            [
                "sluice sql MANIFEST --policies DIR [--dialect DIALECT] [--form FORM] [--into NAME] [--columns FILE] [--table NAME=TABLE]... [--table-version NAME=NUMBER]... [--as-of DATE] [--not-before DATE] [--output FILE]",
                "sluice sql MANIFEST --policies DIR --form trino-rules --user PARTNER=USER... --owner USER --columns FILE --table NAME=TABLE...",
            ],
            [
                "Decides the transfer and prints a query for each dataset that selects the permitted columns and rows, with the rules it comes from as comments. A table has the name of its dataset; the table of consent records has the name of the ledger's file without the ending, and the columns subject, consent, granted_at, withdrawn_at, expires_at and notice. `--table` names other tables. Columns are expected to have the types of their attributes, and to compare texts letter by letter.",
                "What a dialect cannot say exactly is an error, never an approximation. Moments of the ledger lie in their day in the manifest's `zone`, UTC without one. What `filter` does beside the query stands at its head.",
                "Where consent records are asked, a second query follows: how many people of the ledger are found in the rows, how many have a key that is near one there (other letters in upper or lower case, blanks at the ends, zeros or a sign), and how many keys of rows are numbers that may have been rounded. Run it first: `filter` writes nothing where one is near or rounded, or nobody is found. It is left out where the manifest says `keys: exact`. Numbers are compared to their last digit: PostgreSQL takes each by its digits, in DuckDB one that its type cannot say so is not known; in the others a column of floating-point numbers or JSON may be rounded, which the head says.",
                "`--form` says what is printed. `select` and `ctas` are texts of one day. `view`, `row-filter` and `trino-rules` are asked on later days: they hold records and terms of consents against the current day in `zone` (UTC without one), and select no row on a day on which what was decided for `--as-of` no longer holds (without `--as-of`: what is permitted on every day of the transfer); the head says which days these are. Print them again when policies or manifest change.",
                "`--table-version` has a query for Spark or Trino read a table of Iceberg or Delta as it was in one version; what is asked on later days has to see later withdrawals and takes none.",
                "`trino-rules` is a file for Trino's file-based access control, whose rules are to stand before all others: `--user` sees the rows and columns that are permitted, and nothing else. Filters read the ledger as `--owner`. Columns that the table gets later are shown until the rules are printed again.",
            ],
            [("MANIFEST", "A manifest file, or - for standard input.")],
            [
                (ExitCodes.Allowed, "the query is printed"),
                (ExitCodes.Denied, "nothing of the transfer may leave, so there is no query"),
                (ExitCodes.Unreadable, "wrong usage, input that cannot be read, or something that cannot be said exactly"),
                (ExitCodes.PolicyErrors, "the policies have errors; nothing is decided"),
            ],
            [
                ("Review what an export may select", "sluice sql transfers/daily.yaml --policies policies --dialect postgres"),
                (
                    "A view for a partner, asked whenever it is read",
                    "sluice sql transfers/daily.yaml --policies policies --dialect trino --form view --into outgoing.customers"
                ),
                (
                    "For one run of a standing transfer",
                    "sluice sql transfers/daily.yaml --policies policies --dialect spark --as-of 2024-05-21"
                ),
            ]
        );

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(ParseResult arguments) =>
        rows.Check(Name, arguments)
            .Concat(tables.Check(arguments))
            .Concat(UsageErrors.OneOf("--dialect", Dialect(arguments), SqlDialects.Names))
            .Concat(forms.Check(Name, arguments, dialect))
            .Concat(versions.Check(arguments, forms.Form(arguments), Dialect(arguments)));

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CliContext context)
    {
        var reader = new TransferReader(context, arguments.GetValue(rows.AllowScripts), Name) { NotBefore = rows.Days.Earliest(arguments) };
        var code = reader.Read(arguments.GetValue(rows.Manifests)![0], arguments.GetValue(rows.Policies)!, out var transfers);
        if (code != ExitCodes.Allowed)
        {
            return code;
        }

        var problems = new DiagnosticBag();
        var isAskedLater = SqlForms.IsAskedLater(forms.Form(arguments));
        var plans = transfers
            .Select(t => TransferPlanner.Plan(reader.Engine!, t, rows.Days.Day(arguments), problems, isAskedLater))
            .OfType<TransferPlan>()
            .ToList();
        var text = "";
        if (!problems.HasErrors)
        {
            tables.CheckNames(arguments, plans, problems);
            code = plans.TrueForAll(static p => p.WritesAnything) ? code : ExitCodes.Denied;
            text = forms.Request(arguments, context, plans, problems) is { } request
                ? FormText.Write(
                    plans,
                    versions.Apply(arguments, tables.Map(arguments), plans, problems),
                    SqlDialects.Find(Dialect(arguments))!,
                    request,
                    problems
                )
                : "";
        }

        context.Report(problems.ToSorted());
        if (problems.HasErrors)
        {
            return ExitCodes.Unreadable;
        }

        return context.Write(text, arguments.GetValue(output), [.. reader.Inputs, .. forms.Inputs]) ? code : ExitCodes.Unreadable;
    }

    private string Dialect(ParseResult arguments) => arguments.GetValue(dialect) ?? forms.DefaultDialect(arguments);
}
