using Sluice.Cli.Diagnostics;

namespace Sluice.Cli.Files;

/// <summary>Finds single policy files, whatever set they belong to.</summary>
internal sealed class PolicyFileFinder(string workingDirectory)
    : FileFinder(workingDirectory, IsPolicy, CommandDiagnostics.NoPolicies, followLinks: false)
{
    private static bool IsPolicy(string path) => path.EndsWith(PolicyFolder.Ending, StringComparison.OrdinalIgnoreCase);
}
