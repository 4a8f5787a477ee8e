namespace Sluice.Cli.Io;

/// <summary>Keeps reports from taking the place of what they report on.</summary>
internal static class OutputGuard
{
    private static readonly string[] Written = [".sluice", ".csx", ".yaml", ".yml"];

    /// <summary>Whether a file that would be written is there and was written by a person, or is one of those read, by whatever name.</summary>
    /// <param name="output">The file, absolute.</param>
    /// <param name="inputs">The files that are read, absolute; null for standard input.</param>
    public static bool IsInput(string output, IEnumerable<string?> inputs)
    {
        if (FileStatus.Of(output, follow: true) is not { IsRegular: true } target)
        {
            return false;
        }

        return Array.Exists(Written, ending => output.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            || inputs.OfType<string>().Any(i => string.Equals(i, output, StringComparison.OrdinalIgnoreCase)
                || (target.Node != 0 && FileStatus.Of(i, follow: true) is { } input && (input.Device, input.Node) == (target.Device, target.Node)));
    }
}
