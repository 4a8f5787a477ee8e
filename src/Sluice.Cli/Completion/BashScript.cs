using System.Text;

namespace Sluice.Cli.Completion;

/// <summary>Completion in bash, from the version that macOS has.</summary>
internal static class BashScript
{
    private const string Start = """
        # Completion for sluice in bash:  source <(sluice completion bash)
        _sluice() {
          local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command='' kind='' words='' line i
          # bash takes the `=` of `--option=value` for a word of its own.
          if [[ $cur == '=' ]]; then
            cur=''
          elif [[ $prev == '=' ]]; then
            prev=${COMP_WORDS[COMP_CWORD-2]}
          fi
          for ((i = 1; i < COMP_CWORD; i++)); do
            case ${COMP_WORDS[i]} in
              --color) [[ ${COMP_WORDS[i+1]} == '=' ]] && ((i++)); ((i++)) ;;
              -*) ;;
              *) command=${COMP_WORDS[i]}; break ;;
            esac
          done
          case "$command $prev" in

        """;

    private const string Options = """
            *)
              if [[ $cur == -* ]]; then
                case $command in

        """;

    private const string Arguments = """
                esac
              else
                case $command in

        """;

    private const string End = """
                esac
              fi ;;
          esac
          COMPREPLY=()
          while IFS= read -r line; do
            COMPREPLY+=("$line")
          done < <(
            case $kind in
              files) compgen -f -- "$cur" ;;
              folders) compgen -d -- "$cur" ;;
              policies) compgen -d -- "$cur"; compgen -f -X '!*.slc' -- "$cur" ;;
              *) compgen -W "$words" -- "$cur" ;;
            esac
          )
          if [[ -n $kind ]]; then
            compopt -o filenames 2> /dev/null
          fi
          return 0
        }
        complete -F _sluice sluice

        """;

    /// <summary>The script.</summary>
    public static string Write(CompletionModel model)
    {
        var script = new StringBuilder(Start);
        foreach (var command in model.Commands)
        {
            foreach (var option in command.Options.Except(model.Options).Where(static o => o.Value is not null))
            {
                script.Append($"    {string.Join(" | ", option.Names.Select(n => $"'{command.Name} {n}'"))}) {Offer(option.Value!)} ;;\n");
            }
        }

        foreach (var option in model.Options.Where(static o => o.Value is not null))
        {
            script.Append($"    {string.Join(" | ", option.Names.Select(static n => $"*' {n}'"))}) {Offer(option.Value!)} ;;\n");
        }

        script.Append(Options);
        script.Append($"        '') {Words(Names(model.Options))} ;;\n");
        foreach (var command in model.Commands)
        {
            script.Append($"        {command.Name}) {Words(Names(command.Options))} ;;\n");
        }

        script.Append(Arguments);
        script.Append($"        '') {Words(model.Commands.Select(static c => c.Name))} ;;\n");
        foreach (var command in model.Commands.Where(static c => c.Argument is not null))
        {
            script.Append($"        {command.Name}) {Offer(command.Argument!)} ;;\n");
        }

        return script.Append(End).ToString();
    }

    private static IEnumerable<string> Names(IEnumerable<CompletionOption> options) => options.SelectMany(static o => o.Names);

    private static string Words(IEnumerable<string> words) => $"words='{string.Join(' ', words)}'";

    private static string Offer(CompletionValue value) =>
        value.Kind switch
        {
            CompletionKind.Words => Words(value.Words),
            CompletionKind.Files => "kind=files",
            CompletionKind.Folders => "kind=folders",
            CompletionKind.PolicySets => "kind=policies",
            _ => ":",
        };
}
