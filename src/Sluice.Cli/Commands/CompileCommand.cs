using System.CommandLine;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Core.Serialization;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice compile</c>: a policy set as one file that is read without parsing.</summary>
internal sealed class CompileCommand : CliCommand
{
    private readonly Argument<string[]> folders = new("DIR") { Arity = ArgumentArity.ZeroOrMore };

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description =
            "The file to write; whole or not at all, and over nothing but another compiled file. Its name ends in .slc. Without it: policies.slc in the policy folder.",
        HelpName = "FILE",
    };

    /// <inheritdoc/>
    public override string Name => "compile";

    /// <inheritdoc/>
    public override string Summary => "Write a policy set as one file that is ready at once";

    /// <inheritdoc/>
    public override IReadOnlyList<Argument> Arguments => [folders];

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [output];

    /// <inheritdoc/>
    public override ManPage Manual =>
        new(
            ["sluice compile DIR [--output FILE]"],
            [
                "Compiles the policy set of a folder and writes it to a file that `--policies` takes in place of the folder. Reading it takes milliseconds where parsing takes many times that; the verdicts, their places in the policy and the compiler's warnings are the same to the byte; `sluice lint` wants the folder. It holds the texts of the policy and its fact scripts, so it goes wherever the folder may not.",
                "The same policy set gives the same bytes. Paths in it are those of the folder as it was named here, never absolute. A file that is damaged, cut short or of another format is refused. The policy digest that verdicts name is made from the program in the file, whenever it decides, and is that of the folder: it names what the policy set says, without comments, titles, reasons and places. The checksum of the file finds accidents and not intent: whoever can write the file can make it anew, so a file from elsewhere wants a signature, or a policy digest to compare with. Keep the folder under version control and make the file from it; `sluice verify` works on folders.",
            ],
            [("DIR", "The folder with the policy set: all .sluice files below it, and what they use.")],
            [
                (ExitCodes.Allowed, "the file is written"),
                (ExitCodes.Unreadable, "wrong usage, input that cannot be read, or a file that cannot be written"),
                (ExitCodes.PolicyErrors, "the policies have errors; no file is written or changed"),
            ],
            [
                ("Compile once, decide often", "sluice compile policies --output policies.slc"),
                ("Decide by the file", "sluice check transfers --policies policies.slc"),
            ]
        );

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(ParseResult arguments)
    {
        var named = arguments.GetValue(folders) ?? [];
        if (named.Length == 0)
        {
            yield return Diagnostic.Create(CommandDiagnostics.MissingArgument, null, Name, "the folder with the policies");
        }
        else if (named.Length > 1)
        {
            yield return Diagnostic.Create(CommandDiagnostics.UnexpectedArgument, null, Name, named[1]);
        }

        // The ending tells people, and `--policies`, what the file is.
        if (arguments.GetValue(output) is { } file && !file.EndsWith(CompiledFile.Ending, StringComparison.OrdinalIgnoreCase))
        {
            yield return Diagnostic
                .Create(CommandDiagnostics.WrongValue, null, "--output", file)
                .WithHint($"the name of a compiled policy file ends in `{CompiledFile.Ending}`");
        }
    }

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CliContext context)
    {
        var problems = new List<Diagnostic>();
        var named = arguments.GetValue(folders)![0];
        var folder = PolicyFolder.Open(named, context.WorkingDirectory, problems);
        context.Report(problems);
        if (folder is null)
        {
            return ExitCodes.Unreadable;
        }

        if (!folder.IsUsable(context, out var code))
        {
            return code;
        }

        var compiled = folder.Session.Compilation with { Diagnostics = folder.Session.Diagnostics };
        var bytes = PolicyFileWriter.Write(new PolicyFile(compiled, folder.Display));
        if (PolicyFileReader.TryRead(folder.Display, bytes, out var problem) is null)
        {
            // Better no file than one that cannot be read.
            context.Report([Diagnostic.Create(CommandDiagnostics.Internal, null, problem!.Message)]);
            return ExitCodes.Unreadable;
        }

        var file = arguments.GetValue(output) ?? Path.Join(named, "policies" + CompiledFile.Ending);
        if (IsForeign(Path.GetFullPath(file, context.WorkingDirectory)))
        {
            context.Report([
                Diagnostic
                    .Create(CommandDiagnostics.NotCompiled, null, DisplayPath.Of(file, file, context.WorkingDirectory))
                    .WithHint("name another file, or remove it first"),
            ]);
            return ExitCodes.Unreadable;
        }

        return context.Write(stream => stream.Write(bytes), file) ? ExitCodes.Allowed : ExitCodes.Unreadable;
    }

    // An ending is soon mistyped: a file that this command cannot have written may be the user's work.
    private static bool IsForeign(string file)
    {
        try
        {
            return FileStatus.Of(file, follow: false) is { IsRegular: true }
                && BoundedReader.Start(file, 8) is { Length: > 0 } start
                && !PolicyFileReader.Begins(start);
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            return true;
        }
    }
}
