using System.Text;

namespace Sluice.Cli.Completion;

/// <summary>Completion in fish 3 and later.</summary>
internal static class FishScript
{
    /// <summary>The script.</summary>
    public static string Write(CompletionModel model)
    {
        var script = new StringBuilder("# Completion for sluice in fish:  sluice completion fish | source\ncomplete -c sluice -e\ncomplete -c sluice -f\n");
        foreach (var option in model.Options)
        {
            Option(script, "__fish_use_subcommand", option);
        }

        foreach (var command in model.Commands)
        {
            script.Append($"complete -c sluice -n __fish_use_subcommand -a {command.Name} -d {Quote(command.Meaning)}\n");
        }

        foreach (var command in model.Commands)
        {
            var seen = $"'__fish_seen_subcommand_from {command.Name}'";
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

    private static string Offer(CompletionValue value) => value.Kind switch
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
