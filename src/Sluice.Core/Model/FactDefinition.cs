namespace Sluice.Core.Model;

/// <summary>What is fixed about a built-in fact: all that reads, writes, explains or searches facts takes it from here.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Name">Its name in conditions, and in tests behind <c>with</c>.</param>
/// <param name="Type">The type of its value.</param>
public sealed record FactDefinition(BuiltinFact Fact, string Name, AttributeType Type)
{
    /// <summary>
    /// The key under which a manifest states it. A fact that is stated in another way than by its name is none of the plain facts of a
    /// manifest.
    /// </summary>
    public string Key { get; init; } = Name;

    /// <summary>Whether a manifest states it under its own name, and a test with <c>FACT = VALUE</c>.</summary>
    public bool IsStatedByName => string.Equals(Key, Name, StringComparison.Ordinal);

    /// <summary>Whether a dataset or a field may state it for itself; the nearest statement counts.</summary>
    public bool IsPerField { get; init; }

    /// <summary>Whether it counts something: such a number is never negative.</summary>
    public bool IsCount { get; init; }

    /// <summary>Whether a sender can change it, so that advice may propose another value.</summary>
    public bool IsChangeable { get; init; }

    /// <summary>What it is, in one sentence: shown while typing and in the reference.</summary>
    public required string Documentation { get; init; }

    /// <summary>How it is meant where that could be read in two ways; null where there is one.</summary>
    public string? Reading { get; init; }

    /// <summary>What it is, as a phrase inside a sentence about the transfer.</summary>
    public required string Phrase { get; init; }

    /// <summary>What to do where it is not known.</summary>
    public string Advice { get; init; } = $"state `{Name}`";

    /// <summary>What the published schema of manifests says of it; null where the values say all.</summary>
    public string? SchemaDescription { get; init; }
}
