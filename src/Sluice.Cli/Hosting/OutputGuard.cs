namespace Sluice.Cli.Hosting;

/// <summary>Keeps reports from taking the place of what they report on.</summary>
internal static class OutputGuard
{
    private static readonly string[] Written = [".sluice", ".csx", ".yaml", ".yml", ".verdict"];
    private static readonly string[] Lists = [".json", ".jsonl"];

    /// <summary>
    /// Whether a file that would be written is there and was written by a person, or is one of those read, by whatever name.
    /// </summary>
    /// <param name="output">The file, absolute.</param>
    /// <param name="inputs">The files that are read, absolute; null for standard input.</param>
    public static bool IsInput(string output, IEnumerable<string?> inputs)
    {
        if (FileStatus.Of(output, follow: true) is not { IsRegular: true } target)
        {
            return false;
        }

        return EndsIn(output, Written)
            // A report is JSON as well; what lies among the manifests of a policy set is one.
            || (
                EndsIn(output, Lists) && DisplayPath.Slashes(output).Contains($"/{PolicyFolderLayout.Transfers}/", StringComparison.Ordinal)
            )
            || inputs
                .OfType<string>()
                .Any(i =>
                    string.Equals(i, output, StringComparison.OrdinalIgnoreCase)
                    || (
                        target.Node != 0
                        && FileStatus.Of(i, follow: true) is { } input
                        && (input.Device, input.Node) == (target.Device, target.Node)
                    )
                );
    }

    private static bool EndsIn(string path, string[] endings) =>
        Array.Exists(endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
