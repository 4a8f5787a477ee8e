using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>A consent people can give, with the scope they agreed to: a policy cannot stretch it.</summary>
public sealed class ConsentSymbol(string name, string? title, SourceLocation location) : Symbol(name, title, location)
{
    /// <summary>How it comes about.</summary>
    public ConsentKind Kind { get; internal set; }

    /// <summary>What people agreed to.</summary>
    public Scope Scope { get; internal set; } = null!;

    /// <summary>How long a grant lasts where its record names no end; null for without end.</summary>
    public Value? Lasts { get; internal set; }

    /// <summary>The notice versions that count; empty when every one does.</summary>
    public ImmutableArray<string> Notices { get; internal set; } = [];

    /// <summary>The dense number among all consents, from 0.</summary>
    public int Id { get; internal set; }

    /// <summary>Passes over what it says: this is the order in which that is written, read and digested.</summary>
    internal void Exchange(ISymbolParts parts)
    {
        Kind = (ConsentKind)parts.Choice((int)Kind, (int)ConsentKind.Notice + 1);
        Scope = parts.Scope(Scope);
        Lasts = parts.Optional(Lasts);
        Notices = parts.Texts(Notices);
    }
}
