using System.CommandLine;
using System.CommandLine.Parsing;
using Sluice.Cli.Commands;
using Sluice.Cli.Hosting;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli;

/// <summary>The whole program behind <c>Main</c>: nothing in it is static, so tests can run it side by side.</summary>
internal static class CliApp
{
    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code of the process.</returns>
    public static int Run(IReadOnlyList<string> args, IConsoleIo io, string workingDirectory)
    {
        var context = new CliContext(io, workingDirectory, "auto");
        try
        {
            return Dispatch(args, context);
        }
        catch (Exception e)
        {
            return ReportFailure(context, InternalError.Of(e));
        }
    }

    private static int Dispatch(IReadOnlyList<string> args, CliContext context)
    {
        var commands = CommandList.For(args);
        var help = CommonOptions.Help();
        var colour = CommonOptions.Colour();
        var version = CommonOptions.Version();

        // Not a RootCommand: that brings options and directives of its own, and looks up what the program is called.
        var root = new Command("sluice");
        root.Options.Add(help);
        root.Options.Add(version);
        root.Options.Add(colour);
        var bySyntax = new Dictionary<Command, CliCommand>();
        foreach (var command in commands)
        {
            var syntax = command.Build();
            root.Subcommands.Add(syntax);
            bySyntax.Add(syntax, command);
        }

        var settings = new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null };
        var parsed = root.Parse(args, settings);
        var chosen = bySyntax.GetValueOrDefault(parsed.CommandResult.Command);
        var problems = UsageErrors.OfForm(args, chosen, [help, version]);
        if (problems.Count == 0 && UsageErrors.BesideAPage(parsed, help, version, colour) is { } crowded)
        {
            return Refuse([crowded]);
        }

        if (problems.Count == 0 && parsed.GetResult(help) is { Implicit: false })
        {
            return context.Write(
                chosen is null ? HelpWriter.Overview(commands, [version, colour, help]) : HelpWriter.Page(chosen, [colour, help]),
                null
            )
                ? ExitCodes.Allowed
                : ExitCodes.Unreadable;
        }

        if (problems.Count == 0 && parsed.GetResult(version) is { Implicit: false })
        {
            return context.Write($"sluice {ProgramVersion.Text}\n", null) ? ExitCodes.Allowed : ExitCodes.Unreadable;
        }

        problems = problems.Count > 0 ? problems : UsageErrors.Find(parsed, chosen, commands, args);
        if (problems.Count == 0 && parsed.GetValue(colour) is { } mode)
        {
            context = context with { Colours = mode };
            problems.AddRange(UsageErrors.OneOf("--color", mode, CommonOptions.ColourModes));
        }

        if (problems.Count == 0 && chosen is not null)
        {
            problems.AddRange(chosen.Check(parsed));
        }

        if (BuildVariant.TakeOver(args, problems, context.Io) is { } refusal)
        {
            problems = [refusal];
        }

        return problems.Count > 0 || chosen is null ? Refuse(problems) : chosen.Run(parsed, context);

        int Refuse(IEnumerable<Diagnostic> wrong)
        {
            context.Report(wrong);
            context.Io.Error.Write($"Try `sluice{(chosen is null ? "" : " " + chosen.Name)} --help`.\n");
            return ExitCodes.Unreadable;
        }
    }

    private static int ReportFailure(CliContext context, Diagnostic diagnostic)
    {
        try
        {
            context.Report([diagnostic]);
        }
        catch (IOException)
        {
            // The reader of the output has closed it.
        }

        return ExitCodes.Unreadable;
    }
}
