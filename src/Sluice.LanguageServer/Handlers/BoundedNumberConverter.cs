using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sluice.LanguageServer.Handlers;

/// <summary>
/// A line or character of the protocol. What lies beyond all numbers lies behind the end, as every other number that is too large: an edit
/// must not be lost over it.
/// </summary>
internal sealed class BoundedNumberConverter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetInt32(out var number) ? number : (int)Math.Clamp(reader.GetDouble(), 0, int.MaxValue);

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
