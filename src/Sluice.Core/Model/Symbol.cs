using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>Something a policy set gives a name to.</summary>
/// <param name="name">The full name, nested names joined with dots.</param>
/// <param name="title">The title in quotes, or null when there is none.</param>
/// <param name="location">Where the name is declared.</param>
public abstract class Symbol(string name, string? title, SourceLocation location)
{
    /// <summary>The full name, nested names joined with dots.</summary>
    public string Name { get; } = name;

    /// <summary>The title in quotes, or null when there is none.</summary>
    public string? Title { get; } = title;

    /// <summary>Where the name is declared.</summary>
    public SourceLocation Location { get; } = location;

    /// <summary>The title where there is one, else the name: for text that people read.</summary>
    public string Display => Title ?? Name;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
