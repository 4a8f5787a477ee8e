namespace Sluice.Records.Engines;

/// <summary>
/// What tells whether a table holds the same: the SHA-256 of its columns and of the SHA-256 of every row, in their order, whatever the
/// order of the rows.
/// </summary>
/// <param name="Table">The table, as it is shown.</param>
/// <param name="Sha256">It, in lower-case hex.</param>
/// <param name="Rows">How many rows there are.</param>
public sealed record TableDigest(string Table, string Sha256, long Rows);
