using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Sluice.Cli.Rendering;

/// <summary>What makes a result the same one when lines have moved.</summary>
internal static class SarifFingerprint
{
    /// <summary>Writes the property from the parts that tell results apart.</summary>
    public static void Write(Utf8JsonWriter json, params ReadOnlySpan<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
        json.WriteStartObject("partialFingerprints");
        json.WriteString("sluice/v1", Convert.ToHexStringLower(hash));
        json.WriteEndObject();
    }
}
