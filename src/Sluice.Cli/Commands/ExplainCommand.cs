using System.CommandLine;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Hosting;
using Sluice.Cli.Rendering;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice explain</c>: what a diagnostic means and what to do about it.</summary>
internal sealed class ExplainCommand : CliCommand
{
    private readonly Argument<string[]> id = new Argument<string[]>("ID") { Arity = ArgumentArity.ZeroOrMore }.Offering(
        DiagnosticCatalog.All.Select(static d => d.Id)
    );

    private readonly Option<bool> markdown = new("--markdown")
    {
        Description = "Print the page on all diagnostics as Markdown.",
        Arity = ArgumentArity.Zero,
    };

    /// <inheritdoc/>
    public override string Name => "explain";

    /// <inheritdoc/>
    public override string Summary => "Explain an error or a warning";

    /// <inheritdoc/>
    public override IReadOnlyList<Argument> Arguments => [id];

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [markdown];

    /// <inheritdoc/>
    public override ManPage Manual =>
        new(
            ["sluice explain [ID]", "sluice explain --markdown"],
            [
                "Says what an error, a warning or a finding of `sluice lint` means, with an example that has it and the same example put right. Without an identifier it lists them all.",
            ],
            [("ID", "The identifier in a message, such as SLU2003, or its name in words, such as unknown-option.")],
            [(ExitCodes.Allowed, "it is explained"), (ExitCodes.Unreadable, "wrong usage, or no such diagnostic")],
            [("Explain an error", "sluice explain SLU5011"), ("Make the documentation page", "sluice explain --markdown > diagnostics.md")]
        );

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(ParseResult arguments)
    {
        var ids = arguments.GetValue(id) ?? [];
        if (ids.Length > 1 || (ids.Length == 1 && arguments.GetValue(markdown)))
        {
            yield return Diagnostic.Create(CommandDiagnostics.UnexpectedArgument, null, Name, ids[^1]);
        }
        else if (ids.Length == 1 && Find(ids[0]) is null)
        {
            var names = DiagnosticPages.All.SelectMany(static d => new[] { d.Id, d.Slug });
            yield return Diagnostic
                .Create(CommandDiagnostics.UnknownDiagnostic, null, ids[0])
                .WithHint(UsageErrors.DidYouMean(ids[0].ToUpperInvariant(), names));
        }
    }

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CliContext context)
    {
        var text =
            arguments.GetValue(markdown) ? DiagnosticPages.Markdown()
            : arguments.GetValue(id) is [var one] ? DiagnosticPages.Text(Find(one)!)
            : DiagnosticPages.List();
        return context.Write(text, null) ? ExitCodes.Allowed : ExitCodes.Unreadable;
    }

    private static DiagnosticDescriptor? Find(string name) =>
        DiagnosticPages.All.FirstOrDefault(d =>
            string.Equals(d.Id, name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(d.Slug, name.Replace('_', '-'), StringComparison.Ordinal)
        );
}
