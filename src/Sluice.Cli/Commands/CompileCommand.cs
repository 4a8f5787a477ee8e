using System.CommandLine;
using Sluice.Cli.Files;
using Sluice.Core.Compiled;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice compile</c>: a policy set as one file that needs no parsing.</summary>
internal sealed class CompileCommand : CliCommand
{
    private readonly Argument<string[]> folders = new("DIR") { Arity = ArgumentArity.ZeroOrMore };

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "The file to write; whole or not at all. Its name ends in .slc. Without it: policies.slc in the policy folder.",
        HelpName = "FILE",
    };

    /// <inheritdoc/>
    public override string Name => "compile";

    /// <inheritdoc/>
    public override string Summary => "Write a policy set as one file that loads at once";

    /// <inheritdoc/>
    public override IReadOnlyList<Argument> Arguments => [folders];

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [output];

    /// <inheritdoc/>
    public override ManPage Manual { get; } = new(
        ["sluice compile DIR [--output FILE]"],
        [
            "Compiles the policy set and writes it as one file, which every command takes for --policies: the same verdicts to the byte, texts and places included, without the policies being read again. The same policy set gives the same file on every machine.",
            "The file carries its version and a checksum. One that is damaged, or of another version, is refused. A policy set with errors is not written. Paths in outputs are shown as if the policies lay in the folder of the file.",
        ],
        [("DIR", "The folder with the policy set.")],
        [
            (ExitCodes.Allowed, "the file is written"),
            (ExitCodes.Unreadable, "wrong usage, or files that cannot be read or written"),
            (ExitCodes.PolicyErrors, "the policies have errors; nothing is written"),
        ],
        [("Compile once, check often", "sluice compile policies -o policies/policies.slc")]);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(ParseResult arguments)
    {
        switch (arguments.GetValue(folders) ?? [])
        {
            case []:
                yield return Diagnostic.Create(CommandDiagnostics.MissingArgument, null, Name, "the folder with the policies");
                break;
            case [_, var more, ..]:
                yield return Diagnostic.Create(CommandDiagnostics.UnexpectedArgument, null, Name, more);
                break;
        }

        // `--policies` knows a compiled file by its ending.
        if (arguments.GetValue(output) is { } file && !file.EndsWith(PolicyFolder.CompiledEnding, StringComparison.OrdinalIgnoreCase))
        {
            yield return Diagnostic.Create(CommandDiagnostics.WrongValue, null, "--output", file).WithHint($"the name of a compiled policy file ends in `{PolicyFolder.CompiledEnding}`");
        }
    }

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CliContext context)
    {
        var named = arguments.GetValue(folders)![0];
        var problems = new List<Diagnostic>();
        var folder = PolicyFolder.Open(named, context.WorkingDirectory, problems);
        context.Report(problems);
        if (folder is null)
        {
            return ExitCodes.Unreadable;
        }

        var compiled = folder.Compile();
        context.Report(compiled.Diagnostics);
        if (compiled.Program is null)
        {
            return compiled.Diagnostics.Any(static d => d.Id == CommandDiagnostics.CannotRead.Id) ? ExitCodes.Unreadable : ExitCodes.PolicyErrors;
        }

        var bytes = CompiledPolicy.Write(compiled);
        var file = arguments.GetValue(output) ?? Path.Join(named, "policies" + PolicyFolder.CompiledEnding);
        return context.Write(stream => stream.Write(bytes), file) ? ExitCodes.Allowed : ExitCodes.Unreadable;
    }
}
