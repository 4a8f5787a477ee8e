using System.Text;

namespace Sluice.Cli.Completion;

/// <summary>Completion in zsh, to be sourced or to be put into a folder of <c>fpath</c> as <c>_sluice</c>.</summary>
internal static class ZshScript
{
    private const string Start = """
        #compdef sluice
        # Completion for sluice in zsh:  source <(sluice completion zsh)
        _sluice() {
          local curcontext=$curcontext state state_descr line
          typeset -A opt_args
          local -a commands
          commands=(

        """;

    private const string End = """
              esac ;;
          esac
        }
        if [[ $funcstack[1] == _sluice ]]; then
          _sluice "$@"
        else
          compdef _sluice sluice
        fi

        """;

    /// <summary>The script.</summary>
    public static string Write(CompletionModel model)
    {
        var script = new StringBuilder(Start);
        foreach (var command in model.Commands)
        {
            script.Append($"    {Quote($"{command.Name}:{command.Meaning}")}\n");
        }

        script.Append("  )\n  _arguments -C \\\n");
        Options(script, model.Options, "    ");
        script.Append(
            "    '1: :->command' \\\n    '*:: :->arguments'\n  case $state in\n    command) _describe command commands ;;\n    arguments)\n      case $words[1] in\n"
        );
        foreach (var command in model.Commands)
        {
            script.Append($"        {command.Name})\n          _arguments \\\n");
            Options(script, command.Options, "            ");
            var argument = command.Argument is { } value ? $"*:{value.Name}:{Offer(value)}" : "*: :";
            script.Append($"            {Quote(argument)} ;;\n");
        }

        return script.Append(End).ToString();
    }

    private static void Options(StringBuilder script, IEnumerable<CompletionOption> options, string indent)
    {
        foreach (var option in options)
        {
            var meaning = option.Meaning.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
            var others = option.Names.Count > 1 ? $"({string.Join(' ', option.Names)})" : "";
            foreach (var name in option.Names)
            {
                var value = option.Value is null ? "" : $":{option.Value.Name}:{Offer(option.Value)}";
                var equals = option.Value is not null && name.Length > 2 ? "=" : "";
                script.Append($"{indent}{Quote($"{others}{name}{equals}[{meaning}]{value}")} \\\n");
            }
        }
    }

    private static string Offer(CompletionValue value) =>
        value.Kind switch
        {
            CompletionKind.Words => $"({string.Join(' ', value.Words)})",
            CompletionKind.Files => "_files",
            CompletionKind.Folders => "_files -/",
            CompletionKind.PolicySets => "_files -g \"*.slc\"",
            _ => " ",
        };

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
