using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>A written agreement with a recipient; its role stands only with all its evidence.</summary>
public sealed class AgreementSymbol(string name, string? title, SourceLocation location) : Symbol(name, title, location)
{
    /// <summary>The role it gives the recipient.</summary>
    public Role Role { get; internal set; }

    /// <summary>With whom, of what and for what.</summary>
    public Scope Scope { get; internal set; } = null!;

    /// <summary>When it is in force.</summary>
    public Period Period { get; internal set; } = Period.Always;

    /// <summary>What must be shown for it, in the order written.</summary>
    public ImmutableArray<string> Evidence { get; internal set; } = [];

    /// <summary>The dense number among all agreements, from 0.</summary>
    public int Id { get; internal set; }

    /// <summary>Passes over what it says: this is the order in which that is written, read and digested.</summary>
    internal void Exchange(ISymbolParts parts)
    {
        Role = (Role)parts.Choice((int)Role, (int)Role.ThirdParty + 1);
        Scope = parts.Scope(Scope);
        Period = parts.Period(Period);
        Evidence = parts.Texts(Evidence);
    }
}
