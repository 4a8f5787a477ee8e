using System.Globalization;
using System.Text;
using System.Text.Json;
using DuckDB.NET.Native;

namespace Sluice.Records.Engines.Native;

/// <summary>
/// The key of the person whom a line of JSON is about, as text: a text, or the digits of a whole number. Anything else ends the query.
/// </summary>
/// <param name="name">What it is called in a query.</param>
/// <param name="member">The member that holds the key.</param>
internal sealed unsafe class JsonKey(string name, string member)
    : BatchFunction(name, DuckDBType.Varchar, [new NativeType(DuckDBType.Varchar)])
{
    private const long Exact = 1L << 53;
    private readonly byte[] member = Encoding.UTF8.GetBytes(member);
    private volatile bool isWrong;

    /// <summary>Whether a key was neither.</summary>
    public bool IsWrong => isWrong;

    /// <inheritdoc/>
    protected override void Answer(ReadOnlySpan<Cells> arguments, int rows, nint vector)
    {
        for (var row = 0; row < rows; row++)
        {
            var reader = new Utf8JsonReader(NativeText.Bytes((NativeText*)arguments[0].Data + row), JsonShape.Options);
            if (!JsonMember.Find(ref reader, member) || reader.TokenType == JsonTokenType.Null)
            {
                GiveNothing(vector, row);
                continue;
            }

            switch (reader.TokenType)
            {
                case JsonTokenType.String when reader.ValueIsEscaped:
                    Give(vector, row, Encoding.UTF8.GetBytes(reader.GetString()!));
                    break;
                case JsonTokenType.String:
                    Give(vector, row, reader.ValueSpan);
                    break;
                case JsonTokenType.Number when reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0:
                    Give(vector, row, reader.ValueSpan.SequenceEqual("-0"u8) ? "0"u8 : reader.ValueSpan);
                    break;
                case JsonTokenType.Number
                    when reader.TryGetDouble(out var number) && Math.Truncate(number) == number && Math.Abs(number) < Exact:
                    Give(vector, row, Encoding.ASCII.GetBytes(((long)number).ToString(CultureInfo.InvariantCulture)));
                    break;
                default:
                    isWrong = true;
                    throw new InvalidDataException("a cell is no key");
            }
        }
    }

    /// <inheritdoc/>
    protected override void Answer(ReadOnlySpan<Cells> arguments, int rows, void* results) => throw new NotSupportedException();
}
