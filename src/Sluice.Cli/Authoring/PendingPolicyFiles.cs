using Sluice.Cli.Files;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Authoring;

/// <summary>A policy set as it will be once one of its files is written.</summary>
/// <param name="folder">The policy set as it is.</param>
/// <param name="path">The file, relative to the policy folder; it may be a new one.</param>
/// <param name="text">What will stand in it.</param>
internal sealed class PendingPolicyFiles(PolicyFolder folder, string path, string text) : IPolicyFiles
{
    /// <inheritdoc/>
    public IReadOnlyList<string> List() => [.. folder.Session.Files.List().Append(path).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public SourceText? Read(string wanted, out Diagnostic? problem)
    {
        problem = null;
        return string.Equals(wanted, path, StringComparison.Ordinal) ? new SourceText(path, text) { Folder = folder.Display } : folder.Session.Files.Read(wanted, out problem);
    }

    /// <inheritdoc/>
    public byte[]? ReadBytes(string wanted) => folder.Session.Files.ReadBytes(wanted);
}
