namespace Sluice.Records.Engines.Native;

/// <summary>
/// Reads what Thrift's compact protocol writes: what Parquet says of itself. Whatever is not of that form is an
/// <see cref="InvalidDataException"/>.
/// </summary>
internal ref struct CompactReader(ReadOnlySpan<byte> bytes)
{
    // Deeper than anything Parquet describes.
    private const int Deepest = 32;

    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>How many bytes have been read.</summary>
    public int Position { get; private set; }

    /// <summary>The kinds of values that are told apart here.</summary>
    public enum Kind
    {
        /// <summary>The end of a structure.</summary>
        Stop = 0,

        /// <summary>A list, or a set.</summary>
        List = 9,

        /// <summary>A structure.</summary>
        Struct = 12,
    }

    /// <summary>The next field of a structure.</summary>
    /// <param name="field">The number of the field before, then of this one.</param>
    public Kind Field(ref int field)
    {
        var head = Byte();
        if ((head & 15) != 0)
        {
            field = head >> 4 is > 0 and var step ? field + step : (int)Number();
        }

        return (Kind)(head & 15);
    }

    /// <summary>How many items a list has, and of which kind.</summary>
    public (int Count, Kind Item) List()
    {
        var head = Byte();
        var count = head >> 4 is < 15 and var few ? few : (long)Unsigned();
        return count <= bytes.Length ? ((int)count, (Kind)(head & 15)) : throw new InvalidDataException();
    }

    /// <summary>A whole number with a sign.</summary>
    public long Number() => Unsigned() is var raw ? (long)(raw >> 1) ^ -(long)(raw & 1) : 0;

    /// <summary>Passes over a value.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="inList">Whether it is an item of a list, where a truth takes a byte.</param>
    /// <param name="depth">How deep it lies.</param>
    public void Skip(Kind kind, bool inList = false, int depth = 0)
    {
        if (depth > Deepest)
        {
            throw new InvalidDataException();
        }

        switch ((int)kind)
        {
            case 1 or 2:
                Position += inList ? 1 : 0;
                break;
            case 3:
                Position++;
                break;
            case 4 or 5 or 6:
                Unsigned();
                break;
            case 7:
                Position += 8;
                break;
            case 8:
                var length = (int)Math.Min(Unsigned(), int.MaxValue / 2);
                Position = (int)Math.Min((long)Position + length, bytes.Length + 1L);
                break;
            case 9 or 10:
                var (count, item) = List();
                for (var i = 0; i < count; i++)
                {
                    Skip(item, inList: true, depth + 1);
                }

                break;
            case 12:
                var field = 0;
                for (Kind inner; (inner = Field(ref field)) != Kind.Stop; )
                {
                    Skip(inner, inList: false, depth + 1);
                }

                break;
            default:
                throw new InvalidDataException();
        }
    }

    private byte Byte() => (uint)Position < (uint)bytes.Length ? bytes[Position++] : throw new InvalidDataException();

    private ulong Unsigned()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 127) << shift;
            if (part < 128)
            {
                return value;
            }
        }

        throw new InvalidDataException();
    }
}
