using Sluice.Core.Model;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Policy files of which some are read already: an editor changes one file and keeps the trees of all others.</summary>
public interface IParsedPolicyFiles : IPolicyFiles
{
    /// <summary>The tree of a text this has given out, or null when it is yet to be parsed.</summary>
    SyntaxTree? TreeOf(SourceText source);
}
