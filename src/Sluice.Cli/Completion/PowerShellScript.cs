using System.Text;

namespace Sluice.Cli.Completion;

/// <summary>Completion in PowerShell. Where it offers nothing, the shell itself offers files.</summary>
internal static class PowerShellScript
{
    private const string Start = """
        # Completion for sluice in PowerShell:  sluice completion powershell | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName sluice -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)

        """;

    private const string End = """
            $before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
            $command = ''
            for ($i = 1; $i -lt $before.Count; $i++) {
                if ($before[$i] -eq '--color') { $i++ }
                elseif (-not $before[$i].StartsWith('-')) { $command = $before[$i]; break }
            }
            $previous = $before[-1]
            $prefix = ''
            $word = $wordToComplete
            if ($word -match '^(--[a-z-]+)=(.*)$') { $previous = $Matches[1]; $prefix = "$previous="; $word = $Matches[2] }
            $offered = $values["$command $previous"]
            if ($null -eq $offered) { $offered = $values[" $previous"] }
            if ($null -eq $offered) { $offered = if ($word.StartsWith('-')) { $options[$command] } else { $arguments[$command] } }
            $offered | Where-Object { $_ -and $_.StartsWith($word) } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($prefix + $_, $_, 'ParameterValue', $_)
            }
        }

        """;

    /// <summary>The script.</summary>
    public static string Write(CompletionModel model)
    {
        var script = new StringBuilder(Start);
        Table(
            script,
            "options",
            model
                .Commands.Select(static c => (c.Name, c.Options.SelectMany(static o => o.Names)))
                .Prepend(("", model.Options.SelectMany(static o => o.Names)))
        );
        Table(
            script,
            "arguments",
            model
                .Commands.Where(static c => c.Argument is { Kind: CompletionKind.Words })
                .Select(static c => (c.Name, (IEnumerable<string>)c.Argument!.Words))
                .Prepend(("", model.Commands.Select(static c => c.Name)))
        );
        Table(
            script,
            "values",
            model
                .Commands.SelectMany(c => c.Options.Except(model.Options).SelectMany(o => Values(c.Name, o)))
                .Concat(model.Options.SelectMany(static o => Values("", o)))
        );
        return script.Append(End).ToString();
    }

    private static IEnumerable<(string, IEnumerable<string>)> Values(string command, CompletionOption option) =>
        option.Value is { Kind: CompletionKind.Words } value
            ? option.Names.Select(n => ($"{command} {n}", (IEnumerable<string>)value.Words))
            : [];

    private static void Table(StringBuilder script, string name, IEnumerable<(string Key, IEnumerable<string> Words)> rows)
    {
        script.Append($"    ${name} = @{{\n");
        foreach (var (key, words) in rows)
        {
            script.Append($"        '{key}' = {string.Join(", ", words.Select(static w => $"'{w}'"))}\n");
        }

        script.Append("    }\n");
    }
}
