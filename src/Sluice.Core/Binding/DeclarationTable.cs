using System.Collections.Immutable;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>All declarations of a policy set, in the order of file path and position.</summary>
internal sealed class DeclarationTable
{
    private readonly ImmutableArray<(SourceText Source, DeclarationSyntax Syntax)> all;

    private DeclarationTable(ImmutableArray<(SourceText Source, DeclarationSyntax Syntax)> all) => this.all = all;

    public static DeclarationTable Collect(ImmutableArray<SyntaxTree> trees) =>
        new([.. trees.SelectMany(static t => t.Root.Declarations.Select(d => (t.Source, d)))]);

    public IEnumerable<(SourceText Source, T Syntax)> Of<T>()
        where T : DeclarationSyntax
    {
        foreach (var (source, syntax) in all)
        {
            if (syntax is T wanted)
            {
                yield return (source, wanted);
            }
        }
    }

    /// <summary>The names of rules as written, those with errors included.</summary>
    public HashSet<string> RuleNames()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, syntax) in Of<RuleDeclarationSyntax>())
        {
            if (syntax.Name is { IsMissing: false } name)
            {
                names.Add(name.Text);
            }
        }

        return names;
    }
}
