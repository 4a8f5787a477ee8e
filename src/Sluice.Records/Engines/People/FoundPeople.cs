using System.Collections.Immutable;

namespace Sluice.Records.Engines.People;

/// <summary>Who of the ledger is in the rows of a dataset.</summary>
/// <param name="Found">How many are.</param>
/// <param name="Of">How many people have a record of a consent asked for.</param>
/// <param name="Near">How many are in no row and would be after each change.</param>
internal sealed record FoundPeople(long Found, long Of, ImmutableSortedDictionary<KeyChange, long> Near);
