using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sluice.Cli.Samples;

/// <summary>A table of a sample, as a file. A cell is a text, a number, a truth value or null.</summary>
/// <param name="Columns">The names of its columns.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record SampleTable(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Comma-separated, with a line of names.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder();
        foreach (var row in Rows.Prepend([.. Columns]))
        {
            text.AppendJoin(',', row.Select(Quoted)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>One object a line.</summary>
    public string ToJsonLines()
    {
        var text = new StringBuilder();
        foreach (var row in Rows)
        {
            using var buffer = new MemoryStream();
            using (var json = new Utf8JsonWriter(buffer, Plain))
            {
                json.WriteStartObject();
                for (var i = 0; i < row.Length; i++)
                {
                    json.WritePropertyName(Columns[i]);
                    Write(json, row[i]);
                }

                json.WriteEndObject();
            }

            text.Append(Encoding.UTF8.GetString(buffer.ToArray())).Append('\n');
        }

        return text.ToString();
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
            case int number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(cell.ToString());
                break;
        }
    }

    private static string Quoted(object? cell)
    {
        var text = cell switch
        {
            null => "",
            bool truth => truth ? "true" : "false",
            int number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => cell.ToString()!,
        };
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
