namespace Sluice.Reference;

/// <summary>The clauses that rules and <c>but not</c> blocks share; what is null was not written.</summary>
public sealed record PlainScope
{
    /// <summary>Nothing written.</summary>
    public static readonly PlainScope Empty = new();

    /// <summary>The categories.</summary>
    public PlainSelector? Of { get; init; }

    /// <summary>The partners.</summary>
    public PlainSelector? To { get; init; }

    /// <summary>The purposes.</summary>
    public PlainSelector? For { get; init; }

    /// <summary>The population.</summary>
    public string? About { get; init; }

    /// <summary>The condition.</summary>
    public PlainCondition? When { get; init; }

    /// <summary>The exception.</summary>
    public PlainCondition? Unless { get; init; }

    /// <summary>The <c>but not</c> blocks.</summary>
    public IReadOnlyList<PlainScope> ButNots { get; init; } = [];
}
