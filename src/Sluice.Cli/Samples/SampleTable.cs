using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sluice.Cli.Samples;

/// <summary>A table of a sample, as a file. A cell is a text, a number, a truth value or null.</summary>
/// <param name="Columns">The names of its columns.</param>
/// <param name="Rows">Its rows, made while they are written: there may be more than memory holds.</param>
internal sealed record SampleTable(IReadOnlyList<string> Columns, IEnumerable<object?[]> Rows)
{
    private const int Buffer = 1 << 16;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it with a line of names.</summary>
    /// <param name="stream">Takes it.</param>
    /// <param name="delimiter">What stands between two cells.</param>
    public void WriteSeparated(Stream stream, char delimiter)
    {
        var quoted = SearchValues.Create([delimiter, '"', '\r', '\n']);
        using var text = new StreamWriter(stream, new UTF8Encoding(false), Buffer, leaveOpen: true);
        foreach (var row in Rows.Prepend([.. Columns]))
        {
            for (var i = 0; i < row.Length; i++)
            {
                if (i > 0)
                {
                    text.Write(delimiter);
                }

                var cell = Words(row[i]);
                if (cell.AsSpan().ContainsAny(quoted))
                {
                    cell = "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
                }

                text.Write(cell);
            }

            text.Write('\n');
        }
    }

    /// <summary>Writes one object a line.</summary>
    public void WriteJsonLines(Stream stream)
    {
        var buffer = new ArrayBufferWriter<byte>(Buffer);
        using var json = new Utf8JsonWriter(buffer, Plain);
        foreach (var row in Rows)
        {
            json.Reset();
            json.WriteStartObject();
            for (var i = 0; i < row.Length; i++)
            {
                json.WritePropertyName(Columns[i]);
                Write(json, row[i]);
            }

            json.WriteEndObject();
            json.Flush();
            buffer.Write("\n"u8);
            if (buffer.WrittenCount > Buffer / 2)
            {
                stream.Write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }

        stream.Write(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, object? cell)
    {
        switch (cell)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case int or decimal:
                json.WriteRawValue(Words(cell));
                break;
            default:
                json.WriteStringValue((string)cell);
                break;
        }
    }

    private static string Words(object? cell) =>
        cell switch
        {
            null => "",
            bool truth => truth ? "true" : "false",
            int number => number.ToString(CultureInfo.InvariantCulture),
            decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
            _ => (string)cell,
        };
}
