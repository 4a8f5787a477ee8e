using System.CommandLine;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Hosting;
using Sluice.Cli.Rendering;
using Sluice.Core.Manifests;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice schema</c>: the published JSON Schemas.</summary>
internal sealed class SchemaCommand : CliCommand
{
    private static readonly string[] Kinds = ["manifest", "verdict"];

    private readonly Argument<string[]> kind = new Argument<string[]>("KIND") { Arity = ArgumentArity.ZeroOrMore }.Offering(Kinds);

    /// <inheritdoc/>
    public override string Name => "schema";

    /// <inheritdoc/>
    public override string Summary => "Print the JSON Schema of manifests or of verdicts";

    /// <inheritdoc/>
    public override IReadOnlyList<Argument> Arguments => [kind];

    /// <inheritdoc/>
    public override ManPage Manual =>
        new(
            ["sluice schema manifest|verdict"],
            [
                "Prints a JSON Schema (draft 7) to standard output: of transfer manifests, for editors; or of what `sluice check --format json` writes, for programs that read it.",
            ],
            [("KIND", "manifest or verdict.")],
            [(ExitCodes.Allowed, "the schema is printed"), (ExitCodes.Unreadable, "wrong usage")],
            [("Let an editor check manifests", "sluice schema manifest > manifest.schema.json")]
        );

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(ParseResult arguments) =>
        (arguments.GetValue(kind) ?? []) switch
        {
            [] => [Diagnostic.Create(CommandDiagnostics.MissingArgument, null, Name, "`manifest` or `verdict`")],
            [var one] => UsageErrors.OneOf("KIND", one, Kinds),
            [_, var more, ..] => [Diagnostic.Create(CommandDiagnostics.UnexpectedArgument, null, Name, more)],
        };

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CliContext context)
    {
        var schema = arguments.GetValue(kind)![0] == "manifest" ? ManifestSchema.Text : VerdictSchema.Text;
        return context.Write(schema.TrimEnd('\n') + "\n", null) ? ExitCodes.Allowed : ExitCodes.Unreadable;
    }
}
