using System.CommandLine;
using Sluice.Cli.Checking;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Explaining;
using Sluice.Cli.Hosting;
using Sluice.Cli.Rendering;
using Sluice.Core.Explaining;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice why</c>: one flow told as an explanation.</summary>
internal sealed class WhyCommand : CliCommand
{
    private static readonly string[] Formats = ["text", "markdown", "json"];

    private readonly RowOptions rows = new();

    private readonly Argument<string?> manifest = new("MANIFEST") { Arity = ArgumentArity.ZeroOrOne };

    private readonly Argument<string?> fieldName = new("FIELD") { Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<string?> to = new("--to")
    {
        Description = "Only the flows to this recipient, or to one below it.",
        HelpName = "PARTNER",
    };

    private readonly Option<string?> purpose = new("--for")
    {
        Description = "Only the flows for this purpose, or one below it.",
        HelpName = "PURPOSE",
    };

    private readonly Option<string?> category = new("--category")
    {
        Description = "Only the flows of this category, or one below it, of a field that holds several.",
        HelpName = "CATEGORY",
    };

    private readonly Option<string?> format = new Option<string?>("--format")
    {
        Description = "How the story is written: text (the default), markdown or json.",
        HelpName = "FORMAT",
    }.Offering(Formats);

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "Write the story to this file instead of standard output; whole or not at all.",
        HelpName = "FILE",
    };

    /// <inheritdoc/>
    public override string Name => "why";

    /// <inheritdoc/>
    public override string Summary => "Tell how one field came to its verdict";

    /// <inheritdoc/>
    public override IReadOnlyList<Argument> Arguments => [manifest, fieldName];

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options =>
        [rows.Policies, to, purpose, category, rows.Days.AsOf, format, output, rows.AllowScripts];

    /// <inheritdoc/>
    public override ManPage Manual =>
        new(
            [
                "sluice why MANIFEST FIELD --policies DIR [--to PARTNER] [--for PURPOSE] [--category CATEGORY] [--as-of DATE] [--format FORMAT] [--output FILE]",
            ],
            [
                "Decides the transfer as `sluice check` does and tells the story of one field, a part for each category it holds, recipient and purpose: the verdict, every rule that touches the flow, what each of its clauses says and which fact that rests on, with the lines of the policy and of the manifest; what is not known; and the smallest changes that would turn the verdict of this flow, whatever becomes of the others. Each change has been tried out.",
                "A clause that takes a rule back is an `unless` or a `but not`. Of a standing transfer, what holds only on some days is said with these days.",
            ],
            [
                ("MANIFEST", "A manifest file, or - for standard input."),
                ("FIELD", "The name of a field, alone or behind the name of its dataset and a dot."),
            ],
            [
                (ExitCodes.Allowed, "every flow told of is allowed"),
                (ExitCodes.Denied, "at least one is denied or undetermined"),
                (ExitCodes.Unreadable, "wrong usage, or input that cannot be read"),
                (ExitCodes.PolicyErrors, "the policies have errors; nothing is decided"),
                (ExitCodes.Restricted, "at least one is restricted, the others allowed"),
            ],
            [
                ("Ask about one field", "sluice why transfers/daily.yaml phone --policies policies"),
                (
                    "Of two datasets and several recipients",
                    "sluice why transfers/daily.yaml customers.phone --to apple --policies policies"
                ),
                ("For a ticket", "sluice why transfers/daily.yaml phone --policies policies --format markdown"),
            ]
        );

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(ParseResult arguments)
    {
        if (arguments.GetValue(fieldName) is null)
        {
            yield return Diagnostic.Create(
                CommandDiagnostics.MissingArgument,
                null,
                Name,
                arguments.GetValue(manifest) is null ? "a manifest and a field" : "a field of the manifest"
            );
        }

        foreach (
            var problem in rows.CheckOptions(Name, arguments)
                .Concat(UsageErrors.OneOf("--format", arguments.GetValue(format) ?? "text", Formats))
        )
        {
            yield return problem;
        }
    }

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CliContext context)
    {
        var reader = new TransferReader(context, arguments.GetValue(rows.AllowScripts), Name);
        var code = reader.Read(arguments.GetValue(manifest)!, arguments.GetValue(rows.Policies)!, out var transfers);
        if (code != ExitCodes.Allowed)
        {
            return code;
        }

        var engine = reader.Engine!;
        var day = rows.Days.Day(arguments);
        var problems = new List<Diagnostic>();
        var chooser = new FlowChooser(
            arguments.GetValue(fieldName)!,
            arguments.GetValue(to),
            arguments.GetValue(purpose),
            arguments.GetValue(category)
        );
        var chosen = chooser.Choose([.. transfers.Select(t => engine.Decide(t, day))], problems);
        context.Report(problems);
        if (chosen.Count == 0)
        {
            return ExitCodes.Unreadable;
        }

        var explanations = chosen.ConvertAll(c => FlowExplainer.Explain(engine, c.Transfer, c.Flow, day));
        var file = arguments.GetValue(output);
        var page = Render(explanations, arguments.GetValue(format) ?? "text", context.ColourOut && file is null);
        return context.Write(page, file, reader.Inputs)
            ? explanations.Aggregate(code, static (c, s) => ExitCodes.Worse(c, CheckReport.CodeOf(s.Flow.Verdict)))
            : ExitCodes.Unreadable;
    }

    private static string Render(List<FlowExplanation> explanations, string format, bool colour)
    {
        if (format == "json")
        {
            return ExplanationJson.Write(explanations);
        }

        var text = new TextPage(colour);
        var markdown = new MarkdownExplanationPage();
        IExplanationPage page = format == "text" ? new TextExplanationPage(text) : markdown;
        for (var i = 0; i < explanations.Count; i++)
        {
            if (i > 0)
            {
                page.Break();
            }

            new ExplanationWriter(page, explanations[i]).Write();
        }

        return format == "text" ? text.ToString() : markdown.ToString();
    }
}
