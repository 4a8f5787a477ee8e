using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>A <c>but not { … }</c>: where it applies and its condition holds, the rule around it does not.</summary>
public sealed record RuleException
{
    /// <summary>What it is about.</summary>
    public required Scope Scope { get; init; }

    /// <summary>
    /// Whether it applies where its scope covers the flow (it lifts a prohibition) or where it touches it (it narrows a
    /// permission); nested ones alternate.
    /// </summary>
    public required bool AppliesByCovering { get; init; }

    /// <summary>The <c>about</c> clause; null when not written.</summary>
    public PopulationSymbol? About { get; init; }

    /// <summary>The <c>when</c> clause; null when not written.</summary>
    public Condition? When { get; init; }

    /// <summary>The <c>unless</c> clause; null when not written.</summary>
    public Condition? Unless { get; init; }

    /// <summary>The exceptions to the exception.</summary>
    public ImmutableArray<RuleException> Exceptions { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Whether it applies to a flow at all.</summary>
    public bool AppliesTo(CategorySymbol category, PartnerSymbol partner, PurposeSymbol purpose) =>
        AppliesByCovering ? Scope.Covers(category, partner, purpose) : Scope.Touches(category, partner, purpose);
}
