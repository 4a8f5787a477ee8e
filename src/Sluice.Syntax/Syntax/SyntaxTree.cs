using System.Collections.Immutable;
using System.Text;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Syntax;

/// <summary>The tree of one policy file. It keeps every character of its source, valid or not.</summary>
public sealed class SyntaxTree
{
    internal SyntaxTree(SourceText source, PolicyFileSyntax root, ImmutableArray<Diagnostic> diagnostics)
    {
        Source = source;
        Root = root;
        AllDiagnostics = diagnostics;
        Diagnostics = DiagnosticBag.Limited(diagnostics);
    }

    /// <summary>The text it was read from.</summary>
    public SourceText Source { get; }

    /// <summary>The file as a node.</summary>
    public PolicyFileSyntax Root { get; }

    /// <summary>
    /// What was found wrong while reading, in the order of the text; of more than <see cref="DiagnosticBag.ErrorLimit"/> errors the first,
    /// and how many more there are.
    /// </summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The same, however many they are, for those who join them with others and leave some out.</summary>
    public ImmutableArray<Diagnostic> AllDiagnostics { get; }

    /// <summary>The text put together again from the tokens and what stands between them: always the source's content.</summary>
    public string ToFullString()
    {
        var text = new StringBuilder(Source.Content.Length);
        foreach (SyntaxToken token in Root.DescendantTokens())
        {
            text.Append(Source.Content, token.FullSpan.Start, token.FullSpan.Length);
        }

        return text.ToString();
    }
}
