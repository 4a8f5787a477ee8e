using System.CommandLine;
using System.Text;
using Sluice.Cli.Rendering;

namespace Sluice.Cli.Commands;

/// <summary>Writes manual pages, at most 80 columns wide.</summary>
internal static class HelpWriter
{
    /// <summary>The page of one command.</summary>
    public static string Page(CliCommand command, IReadOnlyList<Option> common)
    {
        var page = new StringBuilder();
        var manual = command.Manual;
        Heading(page, "NAME");
        Paragraph(page, $"sluice {command.Name} - {command.Summary}");
        Heading(page, "SYNOPSIS");
        foreach (var line in manual.Synopsis)
        {
            page.Append(TextWrap.Wrap(line, 4, 8));
        }

        Heading(page, "DESCRIPTION");
        for (var i = 0; i < manual.Description.Length; i++)
        {
            page.Append(i > 0 ? "\n" : "");
            Paragraph(page, manual.Description[i]);
        }

        if (!manual.Arguments.IsEmpty)
        {
            Heading(page, "ARGUMENTS");
            Entries(page, manual.Arguments);
        }

        Heading(page, "OPTIONS");
        Entries(page, command.Options.Concat(common).Select(Describe));
        Heading(page, "EXIT CODES");
        foreach (var (code, meaning) in manual.ExitCodes)
        {
            page.Append(TextWrap.Wrap($"{code}  {meaning}", 4, 7));
        }

        Heading(page, "EXAMPLES");
        Examples(page, manual.Examples);
        return page.ToString().TrimStart('\n');
    }

    /// <summary>The page of the program.</summary>
    public static string Overview(IReadOnlyList<CliCommand> commands, IReadOnlyList<Option> options)
    {
        var page = new StringBuilder();
        Heading(page, "NAME");
        Paragraph(page, "sluice - Decide whether data may leave");
        Heading(page, "SYNOPSIS");
        page.Append("    sluice COMMAND [ARGUMENT]... [OPTION]...\n");
        Heading(page, "DESCRIPTION");
        Paragraph(
            page,
            "Sluice is policy-as-code for data transfers. A policy set says which data categories may go to which partners, for which purposes and under what consent; a transfer manifest says what somebody wants to send. The answer is a verdict with its reasons: allow, restrict (only some people), undetermined or deny."
        );
        Heading(page, "COMMANDS");
        var width = commands.Max(static c => c.Name.Length);
        foreach (var command in commands)
        {
            page.Append(TextWrap.Wrap($"{command.Name.PadRight(width)}  {command.Summary}", 4, width + 6));
        }

        page.Append('\n');
        Paragraph(page, "`sluice COMMAND --help` shows the page of a command.");
        Heading(page, "OPTIONS");
        Entries(page, options.Select(Describe));
        Heading(page, "EXIT CODES");
        page.Append("    0  all allowed, or done\n    1  at least one transfer is denied or undetermined\n");
        page.Append("    2  wrong usage, or input that cannot be read\n    3  the policies have errors; nothing is decided\n");
        page.Append("    4  restricted only: allowed after filtering rows\n    5  an accepted verdict differs\n");
        Heading(page, "EXAMPLES");
        Examples(page, [.. commands.Select(static c => c.Manual.Examples[0])]);
        return page.ToString().TrimStart('\n');
    }

    private static (string, string) Describe(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(static a => a.Length == 2).Order(StringComparer.Ordinal).Append(option.Name));
        return (option.HelpName is null ? names : $"{names} {option.HelpName}", option.Description ?? "");
    }

    private static void Examples(StringBuilder page, IEnumerable<(string Purpose, string CommandLine)> examples)
    {
        var first = true;
        foreach (var (purpose, line) in examples)
        {
            page.Append(first ? "" : "\n");
            first = false;
            Paragraph(page, purpose + ":");
            page.Append(TextWrap.Wrap(line, 8, 12));
        }
    }

    private static void Entries(StringBuilder page, IEnumerable<(string Name, string Meaning)> entries)
    {
        foreach (var (name, meaning) in entries)
        {
            page.Append("    ").Append(name).Append('\n').Append(TextWrap.Wrap(meaning, 8, 8));
        }
    }

    private static void Heading(StringBuilder page, string heading) => page.Append('\n').Append(heading).Append('\n');

    private static void Paragraph(StringBuilder page, string text) => page.Append(TextWrap.Wrap(text, 4, 4));
}
