using System.Diagnostics;
using System.Text;

namespace Sluice.Cli.Tests.Completion;

/// <summary>Asks a real shell what it completes, after it has read the script.</summary>
internal static class ShellRun
{
    private const int Timeout = 120_000;

    private const string AskBash = """
        source "$1"; shift
        complete -p sluice > /dev/null || exit 1
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
        _sluice
        for word in "${COMPREPLY[@]}"; do printf '%s\n' "$word"; done
        """;

    // A zsh that believes in a terminal is typed to, and waits for what its screen should show.
    private const string AskZsh = """
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell "unsetopt beep; autoload -Uz compinit; compinit -D -u; source $1; print -r -- re''ady"
        zpty -r -m shell seen '*ready*' || exit 1
        zpty -w -n shell "$2"$'\t\t'
        zpty -r -m shell seen "*$3*" || exit 1
        zpty -d shell
        print -r -- found
        """;

    /// <summary>Where a shell is; null where it is not installed.</summary>
    public static string? Find(string shell) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Join(folder, shell))
            .FirstOrDefault(File.Exists);

    /// <summary>What bash offers for the last of these words.</summary>
    public static string[] Bash(string script, string folder, params string[] words) =>
        Run(Find("bash")!, folder, ["--noprofile", "--norc", "-c", AskBash, "bash", script, .. words]);

    /// <summary>What fish offers at the end of a line.</summary>
    public static string[] Fish(string script, string folder, string line) =>
        [
            .. Run(Find("fish")!, folder, ["--no-config", "-c", "source $argv[1]; complete -C $argv[2]", script, line])
                .Select(static l => l.Split('\t')[0]),
        ];

    /// <summary>Whether the screen of zsh shows this once the line is typed and the tabulator pressed.</summary>
    public static bool ZshShows(string script, string folder, string line, string pattern) =>
        Run(Find("zsh")!, folder, ["-f", "-c", AskZsh, "zsh", script, line, pattern]) is ["found"];

    private static string[] Run(string program, string folder, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["HOME"] = folder;
        start.Environment["TERM"] = "xterm";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var complaints = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Timeout))
        {
            process.Kill(entireProcessTree: true);
            return ["no answer in time"];
        }

        return process.ExitCode == 0
            ? output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : [$"exit code {process.ExitCode}", complaints.Result];
    }
}
