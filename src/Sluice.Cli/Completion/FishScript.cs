using System.Text;

namespace Sluice.Cli.Completion;

/// <summary>Completion in fish 3 and later.</summary>
internal static class FishScript
{
    private const string Start = """
        # Completion for sluice in fish:  sluice completion fish | source
        function __sluice_at -d 'Whether the command typed so far is this one'
            set -l words (commandline -opc)
            set -l found
            set -e words[1]
            while set -q words[1]
                switch $words[1]
                    case --color
                        set -e words[1]
                    case '-*'
                    case '*'
                        set found $words[1]
                        break
                end
                set -e words[1]
            end
            test "$found" = "$argv[1]"
        end
        complete -c sluice -e
        complete -c sluice -f

        """;

    private const string NoCommand = "'__sluice_at \"\"'";

    /// <summary>The script.</summary>
    public static string Write(CompletionModel model)
    {
        var script = new StringBuilder(Start);
        foreach (var option in model.Options)
        {
            Option(script, NoCommand, option);
        }

        foreach (var command in model.Commands)
        {
            script.Append($"complete -c sluice -n {NoCommand} -a {command.Name} -d {Quote(command.Meaning)}\n");
        }

        foreach (var command in model.Commands)
        {
            var seen = $"'__sluice_at {command.Name}'";
            foreach (var option in command.Options)
            {
                Option(script, seen, option);
            }

            if (command.Argument is { Kind: not CompletionKind.Nothing } argument)
            {
                script.Append($"complete -c sluice -n {seen} {Offer(argument)}\n");
            }
        }

        return script.ToString();
    }

    private static void Option(StringBuilder script, string when, CompletionOption option)
    {
        script.Append($"complete -c sluice -n {when}");
        foreach (var name in option.Names)
        {
            script.Append(name.StartsWith("--", StringComparison.Ordinal) ? $" -l {name[2..]}" : $" -s {name[1..]}");
        }

        if (option.Value is { } value)
        {
            script.Append(value.Kind == CompletionKind.Files ? " -r " : " -x ").Append(Offer(value));
        }

        script.Append($" -d {Quote(option.Meaning)}\n");
    }

    private static string Offer(CompletionValue value) =>
        value.Kind switch
        {
            CompletionKind.Words => $"-a {Quote(string.Join(' ', value.Words))}",
            CompletionKind.Files => "-F",
            CompletionKind.Folders => "-a '(__fish_complete_directories)'",
            CompletionKind.PolicySets => "-a '(__fish_complete_directories)' -a '(__fish_complete_suffix .slc)'",
            _ => "",
        };

    private static string Quote(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
