using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>A purpose of processing, with all below it.</summary>
public sealed class PurposeSymbol(string name, string? title, SourceLocation location) : TreeSymbol(name, title, location)
{
    /// <summary>Whether the purpose cannot work without matching people (<c>links</c>).</summary>
    public bool Links { get; internal set; }

    /// <summary>The strongest form data can have under this purpose (<c>links at F</c>); null for one below the strongest.</summary>
    public FormSymbol? LinksAt { get; internal set; }
}
