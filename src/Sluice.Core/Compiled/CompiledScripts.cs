using Sluice.Core.Semantics;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Compiled;

/// <summary>The files that a compiled policy set may still ask for: its fact scripts, as they were when it was compiled.</summary>
/// <param name="policies">The policy set.</param>
public sealed class CompiledScripts(CompilationResult policies) : IPolicyFiles
{
    /// <inheritdoc/>
    public IReadOnlyList<string> List() => [];

    /// <inheritdoc/>
    public SourceText? Read(string path, out Diagnostic? problem)
    {
        problem = null;
        return null;
    }

    /// <inheritdoc/>
    public byte[]? ReadBytes(string path) => policies.Scripts.TryGetValue(path, out var bytes) ? [.. bytes] : null;
}
