using System.Text.Json;
using Sluice.Core.Model;

namespace Sluice.Cli.Rendering;

/// <summary>What makes a result the same one when lines have moved.</summary>
internal static class SarifFingerprint
{
    /// <summary>Writes the property from the parts that tell results apart.</summary>
    public static void Write(Utf8JsonWriter json, params ReadOnlySpan<string> parts)
    {
        json.WriteStartObject("partialFingerprints");
        json.WriteString("sluice/v1", TextDigest.Hex(string.Join('\n', parts)));
        json.WriteEndObject();
    }
}
