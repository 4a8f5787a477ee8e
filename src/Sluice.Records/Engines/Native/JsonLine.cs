using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DuckDB.NET.Native;
using Sluice.Records.Plans;

namespace Sluice.Records.Engines.Native;

/// <summary>
/// Writes those members of a line of JSON that may leave, each value as written: a number keeps its digits, and a missing member stays
/// missing. Through the engine's values 12345678901234.567891 would come out as another number.
/// </summary>
/// <param name="name">What it is called in a query.</param>
/// <param name="columns">The columns that are written; those with a condition take an argument each that says whether the cell is.</param>
internal sealed unsafe class JsonLine(string name, IReadOnlyList<ColumnPlan> columns)
    : BatchFunction(
        name,
        DuckDBType.Varchar,
        [new NativeType(DuckDBType.Varchar), .. columns.Select(static _ => new NativeType(DuckDBType.Boolean))]
    )
{
    private readonly byte[][] names = [.. columns.Select(static c => Encoding.UTF8.GetBytes(c.Name))];
    private readonly byte[][] written = [.. columns.Select(static c => Encoding.UTF8.GetBytes(Word(c.Name) + ":"))];

    /// <summary>A text as JSON.</summary>
    public static string Word(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <inheritdoc/>
    protected override bool IsPure => true;

    /// <inheritdoc/>
    protected override void Answer(ReadOnlySpan<Cells> arguments, int rows, nint vector)
    {
        var line = new ArrayBufferWriter<byte>();
        Span<Range> found = new Range[columns.Count];
        for (var row = 0; row < rows; row++)
        {
            var text = NativeText.Bytes((NativeText*)arguments[0].Data + row);
            Find(text, found);
            line.ResetWrittenCount();
            line.Write("{"u8);
            for (var column = 0; column < names.Length; column++)
            {
                if (found[column].Equals(default))
                {
                    continue;
                }

                line.Write(line.WrittenCount > 1 ? ","u8 : []);
                line.Write(written[column]);
                line.Write(((bool*)arguments[column + 1].Data)[row] ? text[found[column]] : "null"u8);
            }

            line.Write("}"u8);
            fixed (byte* start = line.WrittenSpan)
            {
                NativeMethods.Vectors.DuckDBVectorAssignStringElementLength(vector, (ulong)row, start, line.WrittenCount);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Answer(ReadOnlySpan<Cells> arguments, int rows, void* results) => throw new NotSupportedException();

    /// <summary>Where the value of each column stands; the default where there is none.</summary>
    private void Find(ReadOnlySpan<byte> text, Span<Range> found)
    {
        found.Clear();
        var reader = new Utf8JsonReader(text, JsonShape.Options);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var column = 0;
            while (column < names.Length && !reader.ValueTextEquals(names[column]))
            {
                column++;
            }

            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (column < names.Length)
            {
                found[column] = start..(int)reader.BytesConsumed;
            }
        }
    }
}
