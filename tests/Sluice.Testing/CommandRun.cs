using System.Text.Json;

namespace Sluice.Testing;

/// <summary>What a command did.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Complaints">What it wrote to standard error.</param>
public sealed record CommandRun(int Code, string Output, string Complaints)
{
    /// <summary>The verdicts of an output in JSON.</summary>
    public JsonElement[] Verdicts => [.. JsonDocument.Parse(Output).RootElement.GetProperty("verdicts").EnumerateArray()];

    /// <summary>Each transfer with its verdict: <c>one: allow</c>.</summary>
    public string[] Decided =>
        [.. Verdicts.Select(static v => $"{v.GetProperty("transfer").GetString()}: {v.GetProperty("verdict").GetString()}")];
}
