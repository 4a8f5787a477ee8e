using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Rendering;

/// <summary>JSON as this program writes it: indented, line feeds, readable characters left as they are.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Settings = new()
    {
        Indented = true,
        IndentCharacter = ' ',
        IndentSize = 2,
        NewLine = "\n",
        // Nothing is embedded in HTML or a script, and backquotes in reasons should stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>How a line of JSON lines is written: the same, without blanks.</summary>
    public static JsonWriterOptions OneLine { get; } = Settings with { Indented = false };

    /// <summary>The text that <paramref name="write"/> writes, ended by a line feed.</summary>
    public static string Of(Action<Utf8JsonWriter> write)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory, Settings))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length) + "\n";
    }

    /// <summary>A string as JSON writes it, quotation marks included.</summary>
    public static string Quoted(string text) => $"\"{(IsSafe(text) ? JsonEncodedText.Encode(text, Settings.Encoder) : Escaped(text))}\"";

    /// <summary>A string property, or null.</summary>
    public static void Text(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is null)
        {
            json.WriteNull(name);
        }
        else if (IsSafe(value))
        {
            json.WriteString(name, value);
        }
        else
        {
            json.WriteString(name, Escaped(value));
        }
    }

    /// <summary>A string property, or null.</summary>
    public static void Text(this Utf8JsonWriter json, JsonEncodedText name, string? value)
    {
        if (value is null)
        {
            json.WriteNull(name);
        }
        else if (IsSafe(value))
        {
            json.WriteString(name, value);
        }
        else
        {
            json.WriteString(name, Escaped(value));
        }
    }

    /// <summary>A string in a list.</summary>
    public static void TextValue(this Utf8JsonWriter json, string? value)
    {
        if (value is null || IsSafe(value))
        {
            json.WriteStringValue(value);
        }
        else
        {
            json.WriteStringValue(Escaped(value));
        }
    }

    /// <summary>A property with a digest, hexadecimal, and what it is one of.</summary>
    public static void Digest(this Utf8JsonWriter json, JsonEncodedText name, string digest)
    {
        const string Kind = "sha256:";
        Span<char> text = stackalloc char[Kind.Length + (2 * SHA256.HashSizeInBytes)];
        if (text.Length < Kind.Length + digest.Length)
        {
            json.Text(name, Kind + digest);
            return;
        }

        Kind.CopyTo(text);
        digest.CopyTo(text[Kind.Length..]);
        json.WriteString(name, text[..(Kind.Length + digest.Length)]);
    }

    /// <summary>A property with a day, or null.</summary>
    public static void Day(this Utf8JsonWriter json, JsonEncodedText name, DateOnly? day)
    {
        Span<char> text = stackalloc char[16];
        if (day is { } known && known.TryFormat(text, out var length, "yyyy-MM-dd", CultureInfo.InvariantCulture))
        {
            json.WriteString(name, text[..length]);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>A property with a list of strings; a missing one is null.</summary>
    public static void Texts(this Utf8JsonWriter json, JsonEncodedText name, ReadOnlySpan<string?> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.TextValue(value);
        }

        json.WriteEndArray();
    }

    /// <summary>A property with a list of strings; a missing one is null.</summary>
    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string?> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.TextValue(value);
        }

        json.WriteEndArray();
    }

    /// <summary>Whether a text may stand as it is; control characters are escaped in any case.</summary>
    private static bool IsSafe(string text)
    {
        if (VisibleText.HoldsCommand(text))
        {
            return false;
        }

        if (Ascii.IsValid(text))
        {
            return true;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                // The writer escapes what stands beyond the first plane.
                i++;
            }
            else if (InvisibleCharacters.IsInvisible(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The same text, of letters, digits and escapes: what cannot be seen is, and no log takes a part of it for a command. Half a surrogate
    /// pair has no place in UTF-8.
    /// </summary>
    private static JsonEncodedText Escaped(string text) => JsonEncodedText.Encode(string.Concat(text.EnumerateRunes()), Careful.Encoder);

    /// <summary>Made when it is needed, which is hardly ever.</summary>
    private static class Careful
    {
        public static JavaScriptEncoder Encoder { get; } = Make();

        private static JavaScriptEncoder Make()
        {
            var settings = new TextEncoderSettings(UnicodeRanges.BasicLatin);
            settings.ForbidCharacters(':', '#');
            return JavaScriptEncoder.Create(settings);
        }
    }
}
