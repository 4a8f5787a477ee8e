using Sluice.LanguageServer.Names;
using Sluice.Syntax.Parsing;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Model;

/// <summary>A policy file as it is now, with its tree and names; made anew when its text changes and never otherwise.</summary>
internal sealed class PolicyDocument
{
    private readonly Lazy<FileNames> names;

    public PolicyDocument(SourceText source)
    {
        Source = source;
        Tree = PolicyParser.Parse(source);
        names = new Lazy<FileNames>(() => PolicyNames.Of(Tree));
    }

    public SourceText Source { get; }

    public SyntaxTree Tree { get; }

    public FileNames Names => names.Value;
}
