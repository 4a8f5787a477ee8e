using System.Collections.Immutable;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Formatting;
using Sluice.Syntax.Parsing;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Formatting;

/// <summary>Formats files, or says which ones are not formatted.</summary>
/// <param name="context">The console and the working directory.</param>
/// <param name="check">Only name the files that are not formatted.</param>
/// <param name="diff">Only show what would change.</param>
internal sealed class FormatRun(CliContext context, bool check, bool diff)
{
    private readonly List<string> written = [];
    private int formatted;
    private int exitCode = ExitCodes.Allowed;

    /// <summary>Formats all of them; one that has errors is named and left alone, and the others are formatted still.</summary>
    /// <returns>The exit code.</returns>
    public int Run(ImmutableArray<NamedFile> files)
    {
        foreach (var file in files)
        {
            if (file.Read(context.Io, out var problem) is { } source)
            {
                Format(file, source);
            }
            else
            {
                Fail(problem!, problem!.Id == CommandDiagnostics.CannotRead.Id ? ExitCodes.Unreadable : ExitCodes.PolicyErrors);
            }
        }

        if (!diff && files.All(static f => f.FullPath is not null))
        {
            Summarise();
        }

        context.Io.Out.Flush();
        return exitCode;
    }

    private void Format(NamedFile file, SourceText source)
    {
        var result = PolicyFormatter.Format(PolicyParser.Parse(source));
        context.Report(result.Problems);
        if (result.Text is not { } text)
        {
            var ours = result.Problems.Any(static p => p.Id == SyntaxDiagnostics.FormatLost.Id);
            exitCode = ExitCodes.Worse(exitCode, ours ? ExitCodes.Unreadable : ExitCodes.PolicyErrors);
            return;
        }

        var same = text == source.Content;
        formatted += same ? 1 : 0;
        if (diff)
        {
            context.Io.Out.Write(UnifiedDiff.Write(file.Display, source.Content, text, context.ColourOut));
        }

        if (check && !same)
        {
            context.Report([Diagnostic.Create(CommandDiagnostics.NotFormatted, null, file.Display)]);
        }

        if (check || diff)
        {
            exitCode = ExitCodes.Worse(exitCode, same ? ExitCodes.Allowed : ExitCodes.SnapshotDiffers);
        }
        else if (file.FullPath is null)
        {
            context.Io.Out.Write(text);
        }
        else if (!same)
        {
            Write(file, text);
        }
    }

    private void Write(NamedFile file, string text)
    {
        try
        {
            AtomicFile.Write(file.FullPath!, text);
            written.Add(file.Display);
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            Fail(Diagnostic.Create(CommandDiagnostics.CannotWrite, null, file.Display, SystemMessage.Of(e)), ExitCodes.Unreadable);
        }
    }

    private void Summarise()
    {
        foreach (var file in written)
        {
            context.Say($"formatted {VisibleText.Of(file)}\n");
        }

        if (exitCode == ExitCodes.Allowed && written.Count == 0)
        {
            context.Io.Out.Write(formatted == 1 ? "1 file, formatted already\n" : $"{formatted} files, formatted already\n");
        }
    }

    private void Fail(Diagnostic problem, int code)
    {
        context.Report([problem]);
        exitCode = ExitCodes.Worse(exitCode, code);
    }
}
