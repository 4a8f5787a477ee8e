using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>
/// A name in a tree (category, purpose, partner, population). Numbers are dense and in preorder, so that a name with all
/// below it is the interval <see cref="Id"/> up to, not including, <see cref="End"/>.
/// </summary>
public abstract class TreeSymbol(string name, string? title, SourceLocation location) : Symbol(name, title, location)
{
    /// <summary>The preorder number, from 0.</summary>
    public int Id { get; internal set; }

    /// <summary>The number after the last name below this one.</summary>
    public int End { get; internal set; }

    /// <summary>The name above, or null at the top.</summary>
    public TreeSymbol? Parent { get; internal set; }

    /// <summary>The labels written on this very name, without <c>#</c>.</summary>
    public ImmutableArray<string> Labels { get; internal set; } = [];

    /// <summary>Whether <paramref name="other"/> is this name or stands below it.</summary>
    public bool Contains(TreeSymbol other) => other.Id >= Id && other.Id < End;
}
