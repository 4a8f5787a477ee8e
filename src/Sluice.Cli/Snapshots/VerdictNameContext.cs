using System.Text.Json.Serialization;

namespace Sluice.Cli.Snapshots;

/// <summary>How JSON strings are read without looking at types at run time.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class VerdictNameContext : JsonSerializerContext;
