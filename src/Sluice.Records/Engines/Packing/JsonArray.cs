using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sluice.Records.Engines.Packing;

/// <summary>
/// Writes each object of a JSON array as a line, unchanged: what is read and written by lines is then read and written alike.
/// </summary>
internal static class JsonArray
{
    // An element is a line, and no line is longer.
    private const int Longest = 16_777_216;
    private const int Start = 1 << 16;
    private static readonly JsonReaderOptions Options = new() { MaxDepth = Native.JsonShape.Options.MaxDepth + 1 };

    /// <summary>Whether a text begins as an array does, behind a byte order mark and blanks.</summary>
    /// <param name="text">The text, at its beginning; it is there again afterwards.</param>
    public static bool Begins(RereadStream text)
    {
        var first = text.Peek(Start);
        first = first.StartsWith(Encoding.UTF8.Preamble) ? first[3..] : first;
        return first.TrimStart(" \t\r\n"u8).StartsWith("["u8);
    }

    /// <summary>Writes the lines.</summary>
    /// <exception cref="InvalidDataException">It is no array of objects, with a message that quotes nothing of it.</exception>
    public static void Split(Stream text, Action<ReadOnlySpan<byte>> write)
    {
        var buffer = new byte[Start];
        var (kept, elements, ended) = (text.ReadAtLeast(buffer.AsSpan(0, 3), 3, throwOnEndOfStream: false), 0L, false);
        if (buffer.AsSpan(0, kept).StartsWith(Encoding.UTF8.Preamble))
        {
            buffer.AsSpan(3, kept - 3).CopyTo(buffer);
            kept -= 3;
        }

        var state = new JsonReaderState(Options);
        while (!ended)
        {
            var read = text.Read(buffer.AsSpan(kept));
            (kept, ended) = (kept + read, read == 0);
            try
            {
                var used = Take(buffer.AsSpan(0, kept), ended, ref state, ref elements, write);
                buffer.AsSpan(used, kept - used).CopyTo(buffer);
                kept -= used;
            }
            catch (JsonException e)
            {
                throw new InvalidDataException(
                    TextEncodingCheck.OfLine(buffer.AsSpan(0, kept)) is { } other
                        ? $"it {other}"
                        : (elements == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"behind element {elements}, "))
                            + string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1} is no JSON"),
                    e
                );
            }

            if (kept == buffer.Length)
            {
                Array.Resize(
                    ref buffer,
                    kept < Longest ? kept * 2 : throw new InvalidDataException(Words(elements + 1, "is longer than 16 MiB"))
                );
            }
        }
    }

    private static int Take(
        ReadOnlySpan<byte> text,
        bool ended,
        ref JsonReaderState state,
        ref long elements,
        Action<ReadOnlySpan<byte>> write
    )
    {
        var reader = new Utf8JsonReader(text, ended, state);
        var used = 0;
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.EndArray) || reader.CurrentDepth > 0)
            {
                var from = (int)reader.TokenStartIndex;
                if (reader.TokenType != JsonTokenType.StartObject)
                {
                    throw new InvalidDataException(Words(elements + 1, "is no object"));
                }

                if (!reader.TrySkip())
                {
                    return used;
                }

                elements++;
                Write(text[from..(int)reader.BytesConsumed], elements, write);
            }

            (used, state) = ((int)reader.BytesConsumed, reader.CurrentState);
        }

        return used;
    }

    private static void Write(ReadOnlySpan<byte> element, long number, Action<ReadOnlySpan<byte>> write)
    {
        // An array has no lines that could be named: what its elements are written in is looked at here.
        if (TextEncodingCheck.OfLine(element) is { } what)
        {
            throw new InvalidDataException(Words(number, what));
        }

        // Within a text no line ends: outside of one the end of a line is a blank like any other.
        for (int end; (end = element.IndexOfAny((byte)'\r', (byte)'\n')) >= 0; element = element[(end + 1)..])
        {
            write(element[..end]);
            write(" "u8);
        }

        write(element);
        write("\n"u8);
    }

    private static string Words(long element, string what) => string.Create(CultureInfo.InvariantCulture, $"element {element} {what}");
}
