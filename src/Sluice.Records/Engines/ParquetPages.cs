using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines;

/// <summary>Verifies the pages of a Parquet file by the checksums in it, which the engine ignores.</summary>
internal static class ParquetPages
{
    private const string Damaged = "it is damaged or cut off";
    private const int LongestFooter = 1 << 28;
    private const int LongestHeader = 1 << 24;
    private const int FirstHeader = 1 << 10;
    private const int Piece = 1 << 18;

    private readonly record struct Chunk(long Start, long Values);

    private readonly record struct Page(int HeaderLength, int Length, int? Checksum, long Values);

    /// <summary>What is wrong with the first page whose checksum is another; null where nothing is, or no checksums are written.</summary>
    public static string? Fault(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            foreach (var chunk in Chunks(Footer(file)))
            {
                var position = chunk.Start;
                for (var values = 0L; values < chunk.Values; )
                {
                    var page = HeaderAt(file, position);
                    position += page.HeaderLength;
                    if (page.Checksum is { } sum && (int)Sum(file, position, page.Length) != sum)
                    {
                        return "the checksum of a page is not that of what is in it; it is damaged";
                    }

                    (position, values) = (position + page.Length, values + page.Values);
                }
            }

            return null;
        }
        catch (InvalidDataException)
        {
            return Damaged;
        }
    }

    private static byte[] Footer(SafeFileHandle file)
    {
        var length = RandomAccess.GetLength(file);
        var end = Read(file, length - 8, 8);
        var size = BinaryPrimitives.ReadInt32LittleEndian(end);
        return size is > 0 and < LongestFooter && end.AsSpan(4).SequenceEqual("PAR1"u8)
            ? Read(file, length - 8 - size, size)
            : throw new InvalidDataException();
    }

    // FileMetaData of parquet.thrift: 4 are the row groups, of each 1 the columns, of each 3 what is said of it.
    private static List<Chunk> Chunks(byte[] footer)
    {
        var chunks = new List<Chunk>();
        var reader = new CompactReader(footer);
        var field = 0;
        for (CompactReader.Kind kind; (kind = reader.Field(ref field)) != CompactReader.Kind.Stop; )
        {
            if (field != 4 || kind != CompactReader.Kind.List)
            {
                reader.Skip(kind);
                continue;
            }

            for (var groups = reader.List().Count; groups > 0; groups--)
            {
                ReadGroup(ref reader, chunks);
            }
        }

        return chunks;
    }

    private static void ReadGroup(ref CompactReader reader, List<Chunk> chunks)
    {
        var field = 0;
        for (CompactReader.Kind kind; (kind = reader.Field(ref field)) != CompactReader.Kind.Stop; )
        {
            if (field != 1 || kind != CompactReader.Kind.List)
            {
                reader.Skip(kind);
                continue;
            }

            for (var columns = reader.List().Count; columns > 0; columns--)
            {
                ReadColumn(ref reader, chunks);
            }
        }
    }

    private static void ReadColumn(ref CompactReader reader, List<Chunk> chunks)
    {
        var field = 0;
        for (CompactReader.Kind kind; (kind = reader.Field(ref field)) != CompactReader.Kind.Stop; )
        {
            if (field != 3 || kind != CompactReader.Kind.Struct)
            {
                reader.Skip(kind);
                continue;
            }

            // ColumnMetaData: 5 is the number of values, 9 where the pages begin, 11 where the dictionary does, which lies before them.
            var (values, data, dictionary) = (0L, 0L, 0L);
            var inner = 0;
            for (CompactReader.Kind type; (type = reader.Field(ref inner)) != CompactReader.Kind.Stop; )
            {
                switch (inner)
                {
                    case 5:
                        values = reader.Number();
                        break;
                    case 9:
                        data = reader.Number();
                        break;
                    case 11:
                        dictionary = reader.Number();
                        break;
                    default:
                        reader.Skip(type);
                        break;
                }
            }

            chunks.Add(new Chunk(dictionary > 0 && dictionary < data ? dictionary : data, values));
        }
    }

    private static Page HeaderAt(SafeFileHandle file, long position)
    {
        for (var length = FirstHeader; ; length *= 16)
        {
            var bytes = Read(file, position, (int)Math.Clamp(RandomAccess.GetLength(file) - position, 0, length));
            try
            {
                return ReadHeader(bytes);
            }
            catch (InvalidDataException) when (bytes.Length == length && length < LongestHeader)
            {
                // A header holds the least and the greatest value, which may be long.
            }
        }
    }

    // PageHeader: 3 is its length, 4 its checksum; 5 and 8 begin with the number of values, of which pages of other kinds have none.
    private static Page ReadHeader(ReadOnlySpan<byte> bytes)
    {
        var reader = new CompactReader(bytes);
        var (length, checksum, values) = (0L, (int?)null, 0L);
        var field = 0;
        for (CompactReader.Kind kind; (kind = reader.Field(ref field)) != CompactReader.Kind.Stop; )
        {
            switch (field)
            {
                case 3:
                    length = reader.Number();
                    break;
                case 4:
                    checksum = (int)reader.Number();
                    break;
                case 5 or 8 when kind == CompactReader.Kind.Struct:
                    var inner = 0;
                    for (CompactReader.Kind type; (type = reader.Field(ref inner)) != CompactReader.Kind.Stop; )
                    {
                        if (inner == 1)
                        {
                            values = reader.Number();
                        }
                        else
                        {
                            reader.Skip(type);
                        }
                    }

                    break;
                default:
                    reader.Skip(kind);
                    break;
            }
        }

        return reader.Position <= bytes.Length && length is >= 0 and <= int.MaxValue && values >= 0
            ? new Page(reader.Position, (int)length, checksum, values)
            : throw new InvalidDataException();
    }

    private static uint Sum(SafeFileHandle file, long position, int length)
    {
        var sum = new Crc32();
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(length, Piece) + 1);
        try
        {
            for (var left = length; left > 0; )
            {
                var read = RandomAccess.Read(file, buffer.AsSpan(0, Math.Min(left, Piece)), position);
                if (read == 0)
                {
                    throw new InvalidDataException();
                }

                sum.Append(buffer.AsSpan(0, read));
                (left, position) = (left - read, position + read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return sum.GetCurrentHashAsUInt32();
    }

    private static byte[] Read(SafeFileHandle file, long position, int length)
    {
        var bytes = new byte[length];
        var count = 0;
        for (int read; position >= 0 && count < length && (read = RandomAccess.Read(file, bytes.AsSpan(count), position + count)) > 0; )
        {
            count += read;
        }

        return count == length ? bytes : throw new InvalidDataException();
    }
}
