using Sluice.Core.Binding.Names;
using Sluice.Syntax.Parsing;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Model;

/// <summary>A policy file as it is now, with its tree and names; made anew when its text changes and never otherwise.</summary>
internal sealed class PolicyPage
{
    private readonly Lazy<FileNames> names;
    private readonly Lazy<string> declaredNames;

    public PolicyPage(SourceText source)
    {
        Source = source;
        Tree = PolicyParser.Parse(source);
        names = new Lazy<FileNames>(() => PolicyNames.Of(Tree));
        declaredNames = new Lazy<string>(() =>
            string.Join(
                '\n',
                Tree.Root.Declarations.Where(static d =>
                        d is not (RuleDeclarationSyntax or InvariantDeclarationSyntax or TestDeclarationSyntax)
                    )
                    .Select(d => source.Content.Substring(d.Span.Start, d.Span.Length))
            )
        );
    }

    public SourceText Source { get; }

    public SyntaxTree Tree { get; }

    public FileNames Names => names.Value;

    /// <summary>The text of all that says which names there are and what they mean: everything but rules, invariants and tests.</summary>
    public string DeclaredNames => declaredNames.Value;
}
