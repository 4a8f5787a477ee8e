using Sluice.Core.Model;

namespace Sluice.Scripting.Facts;

/// <summary>
/// All that a fact script sees: what the manifest says, as plain data that cannot be changed. The members are in scope by
/// their bare names: <c>Purposes.Contains("fraud") &amp;&amp; People &gt; 1000</c>.
/// </summary>
public sealed record TransferFacts
{
    /// <summary>The name of the transfer.</summary>
    public required string Transfer { get; init; }

    /// <summary>The title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The recipients: the one of <c>to</c> first, then those of <c>onward</c>.</summary>
    public required IReadOnlyList<RecipientFacts> Recipients { get; init; }

    /// <summary>The purposes, as listed.</summary>
    public required IReadOnlyList<string> Purposes { get; init; }

    /// <summary>The categories of all fields, each once, in ordinal order.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The day of a single transfer; null for a standing or undated one.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The first day of a standing transfer.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The first day after a standing transfer; null when it is open-ended.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The agreements it names, as listed.</summary>
    public required IReadOnlyList<string> Agreements { get; init; }

    /// <summary>What can be shown for each agreement.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Evidence { get; init; }

    /// <summary>For whom each consent is said to hold: <c>all</c>, <c>none</c> or <c>ledger</c>.</summary>
    public required IReadOnlyDictionary<string, string> Consents { get; init; }

    /// <summary>Who is in it; null when not said.</summary>
    public string? Population { get; init; }

    /// <summary>How many people are in it; null when not said.</summary>
    public decimal? People => (decimal?)Find(BuiltinFact.People);

    /// <summary>How many rows a run has; null when not said.</summary>
    public decimal? Records => (decimal?)Find(BuiltinFact.Records);

    /// <summary>How often it runs, by name; null when not said.</summary>
    public string? Frequency => (string?)Find(BuiltinFact.Frequency);

    /// <summary>The country it goes to; null when not said.</summary>
    public string? Destination => (string?)Find(BuiltinFact.Destination);

    /// <summary>How long the recipient keeps it; null when not said.</summary>
    public DurationFact? Retention => (DurationFact?)Find(BuiltinFact.Retention);

    /// <summary>
    /// The attributes the manifest states: <c>bool</c>, <c>decimal</c>, <c>DateOnly</c>, <see cref="DurationFact"/> or
    /// <c>string</c>. Attributes that scripts compute are not among them, so that the order of scripts never matters.
    /// </summary>
    public required IReadOnlyDictionary<string, object> Attributes { get; init; }

    /// <summary>The datasets, as listed.</summary>
    public required IReadOnlyList<DatasetFacts> Datasets { get; init; }

    /// <summary>The built-in facts stated for the transfer, by name, as plain values.</summary>
    internal IReadOnlyDictionary<string, object> Facts { get; init; } = new Dictionary<string, object>();

    private object? Find(BuiltinFact fact) => Facts.GetValueOrDefault(BuiltinFacts.NameOf(fact));
}
