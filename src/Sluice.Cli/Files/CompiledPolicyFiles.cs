using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Files;

/// <summary>The files of a policy set that was compiled beforehand, as they were then.</summary>
internal sealed class CompiledPolicyFiles(PolicyProgram program) : IPolicyFiles
{
    /// <inheritdoc/>
    public IReadOnlyList<string> List() => [.. program.Sources.Select(static s => s.Path)];

    /// <inheritdoc/>
    public SourceText? Read(string path, out Diagnostic? problem)
    {
        problem = null;
        return program.Sources.FirstOrDefault(s => s.Path == path);
    }

    /// <inheritdoc/>
    public byte[]? ReadBytes(string path) => program.Scripts.GetValueOrDefault(path);
}
