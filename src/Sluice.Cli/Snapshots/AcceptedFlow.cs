namespace Sluice.Cli.Snapshots;

/// <summary>What a verdict document says of one flow, in the parts that a reviewer compares.</summary>
/// <param name="Name">The flow in words.</param>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Single">Values that are one, by what they are called: form, role, residual, refuted claim.</param>
/// <param name="Several">Lists, by what one member is called: grounds, unknown facts, duties, permitting rules.</param>
internal sealed record AcceptedFlow(
    string Name,
    string Verdict,
    IReadOnlyDictionary<string, string> Single,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Several);
