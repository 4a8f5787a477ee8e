using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>A policy set as it will be once some of its files have another text. The others are neither read nor parsed again.</summary>
/// <param name="files">The files as they are.</param>
/// <param name="compiled">What compiling them gave.</param>
/// <param name="changed">The new texts by path, relative to the policy folder; a path may be that of a new file.</param>
/// <param name="folder">The policy folder as seen from where the user stands.</param>
public sealed class ChangedPolicyFiles(IPolicyFiles files, Compilation compiled, IReadOnlyDictionary<string, string> changed, string folder)
    : IParsedPolicyFiles
{
    private readonly ImmutableDictionary<string, SyntaxTree> trees = compiled.Trees.ToImmutableDictionary(
        static t => t.Source.Path,
        StringComparer.Ordinal
    );

    /// <inheritdoc/>
    public IReadOnlyList<string> List() =>
        [
            .. files
                .List()
                .Concat(changed.Keys.Where(static p => !p.StartsWith("../", StringComparison.Ordinal)))
                .Distinct(StringComparer.Ordinal),
        ];

    /// <inheritdoc/>
    public SourceText? Read(string path, out Diagnostic? problem)
    {
        problem = null;
        if (changed.TryGetValue(path, out var text))
        {
            return new SourceText(path, text) { Folder = folder };
        }

        return trees.TryGetValue(path, out var tree) ? tree.Source : files.Read(path, out problem);
    }

    /// <inheritdoc/>
    public byte[]? ReadBytes(string path) => files.ReadBytes(path);

    /// <inheritdoc/>
    public SyntaxTree? TreeOf(SourceText source) =>
        trees.TryGetValue(source.Path, out var tree) && ReferenceEquals(tree.Source, source) ? tree : null;
}
