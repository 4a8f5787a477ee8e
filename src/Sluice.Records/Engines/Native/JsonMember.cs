using System.Text.Json;

namespace Sluice.Records.Engines.Native;

/// <summary>Finds a member of the object that a line of JSON is.</summary>
internal static class JsonMember
{
    /// <summary>Goes to the value of a member.</summary>
    /// <param name="reader">Stands before a line of which it is known that it is one whole object.</param>
    /// <param name="name">The name of the member, UTF-8.</param>
    /// <returns>Whether it is there.</returns>
    public static bool Find(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isOwn = reader.ValueTextEquals(name);
            reader.Read();
            if (isOwn)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }
}
