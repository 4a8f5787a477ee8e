using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Sluice.Core.Model;

/// <summary>The table of the built-in facts. A new fact is a member of <see cref="BuiltinFact"/> and its entry here.</summary>
public static class BuiltinFacts
{
    /// <summary>All facts, in the order in which they are listed: in the reference, in the schema of manifests and while typing.</summary>
    public static ImmutableArray<FactDefinition> All { get; } =
    [
        new(BuiltinFact.Date, "date", new(ValueKind.Date))
        {
            Key = "on",
            Documentation = "The day on which the transfer is decided.",
            Phrase = "the day",
            Advice = "state `on`, or `from` for a standing transfer, or give a date to decide for",
        },
        new(BuiltinFact.People, "people", new(ValueKind.Integer))
        {
            IsCount = true,
            IsChangeable = true,
            Documentation = "How many people the data is about.",
            Phrase = "the number of people",
            SchemaDescription = "How many people.",
        },
        new(BuiltinFact.Records, "records", new(ValueKind.Integer))
        {
            IsCount = true,
            IsChangeable = true,
            Documentation = "How many rows each run has.",
            Phrase = "the number of rows",
            SchemaDescription = "How many rows in each run.",
        },
        new(BuiltinFact.Frequency, "frequency", new(ValueKind.Frequency))
        {
            IsChangeable = true,
            Documentation =
                "How often the transfer takes place: once < yearly < quarterly < monthly < weekly < daily < hourly < continuous.",
            Phrase = "the frequency",
        },
        new(BuiltinFact.Destination, "destination", new(ValueKind.Country))
        {
            Documentation = "The country the data goes to.",
            Reading =
                "It is stated, and not derived from the recipient, who may have several; one that is none of the recipient's countries is a warning.",
            Phrase = "the country it goes to",
            SchemaDescription = "The country the data goes to (ISO 3166).",
        },
        new(BuiltinFact.Retention, "retention", new(ValueKind.Duration))
        {
            IsPerField = true,
            IsChangeable = true,
            Documentation = "How long the recipient keeps the data.",
            Phrase = "the time the recipient keeps it",
            SchemaDescription = "How long the recipient keeps the data.",
        },
    ];

    // All of this is made whenever the program starts, so with loops.
    private static readonly FactDefinition[] ByFact = Sorted();

    /// <summary>How many there are: the members of <see cref="BuiltinFact"/> are the numbers below it.</summary>
    public static int Count => ByFact.Length;

    /// <summary>All names, in the order of <see cref="BuiltinFact"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = Array.ConvertAll(ByFact, static d => d.Name);

    /// <summary>Those that a manifest states under their own names.</summary>
    public static ImmutableArray<FactDefinition> ByName { get; } = Those(All, static d => d.IsStatedByName);

    /// <summary>Those of them that a dataset or a field may state for itself.</summary>
    public static ImmutableArray<FactDefinition> PerField { get; } = Those(ByName, static d => d.IsPerField);

    /// <summary>Those of them that only a whole transfer states.</summary>
    public static ImmutableArray<FactDefinition> OfTransfer { get; } = Those(ByName, static d => !d.IsPerField);

    /// <summary>What is fixed about a fact.</summary>
    public static FactDefinition Of(BuiltinFact fact) => ByFact[(int)fact];

    /// <summary>The name of a fact.</summary>
    public static string NameOf(BuiltinFact fact) => Of(fact).Name;

    /// <summary>The type of a fact's value.</summary>
    public static AttributeType TypeOf(BuiltinFact fact) => Of(fact).Type;

    /// <summary>The fact with that name, or null.</summary>
    public static BuiltinFact? Parse(string name) => Find(name)?.Fact;

    /// <summary>What is fixed about the fact with that name; null where none has it.</summary>
    public static FactDefinition? Find(string name)
    {
        foreach (var definition in ByFact)
        {
            if (string.Equals(definition.Name, name, StringComparison.Ordinal))
            {
                return definition;
            }
        }

        return null;
    }

    /// <summary>Whether a word of conditions has a meaning of its own, so that no attribute can be called so.</summary>
    public static bool IsReserved(string name) =>
        Find(name) is not null || name is "technique" or "consent" or "agreement" or "role" or "form" or "about" or "claim" or "beside";

    private static ImmutableArray<FactDefinition> Those(ImmutableArray<FactDefinition> all, Predicate<FactDefinition> wanted) =>
        ImmutableCollectionsMarshal.AsImmutableArray(Array.FindAll(ImmutableCollectionsMarshal.AsArray(all)!, wanted));

    private static FactDefinition[] Sorted()
    {
        var sorted = new FactDefinition[All.Length];
        foreach (var definition in All)
        {
            sorted[(int)definition.Fact] = definition;
        }

        return sorted;
    }
}
