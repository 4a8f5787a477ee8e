using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines;

/// <summary>
/// Says of columns of a Parquet file whether their times are in UTC. The engine has no nanoseconds and no milliseconds in UTC, but both
/// without: what it reads and writes is the same number, so that only the flag in the footer has to be another. It takes one byte, so the
/// length stays the same.
/// </summary>
internal static class ParquetUtc
{
    private const int Tail = 8;

    /// <summary>Sets the flag of columns, given by their numbers.</summary>
    /// <exception cref="InvalidDataException">One of them has none, or the file is none.</exception>
    public static void Set(string path, IReadOnlyCollection<int> columns, bool isUtc)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        var end = Read(file, RandomAccess.GetLength(file) - Tail, Tail);
        var start = RandomAccess.GetLength(file) - Tail - BinaryPrimitives.ReadUInt32LittleEndian(end);
        var footer = Read(file, start, (int)BinaryPrimitives.ReadUInt32LittleEndian(end));
        var marks = Marks(footer);
        foreach (var column in columns)
        {
            var at = marks.GetValueOrDefault(column);
            RandomAccess.Write(
                file,
                at > 0 ? [(byte)((footer[at] & 0xF0) | (isUtc ? 1 : 2))] : throw new InvalidDataException(),
                start + at
            );
        }
    }

    // The place of each column's flag, where it has one. FileMetaData of parquet.thrift: 2 are the elements of the schema, each before
    // those that lie in it; the first is the root.
    private static Dictionary<int, int> Marks(byte[] footer)
    {
        var marks = new Dictionary<int, int>();
        var reader = new CompactReader(footer);
        var field = 0;
        for (CompactReader.Kind kind; (kind = reader.Field(ref field)) != CompactReader.Kind.Stop; )
        {
            if (field != 2 || kind != CompactReader.Kind.List)
            {
                reader.Skip(kind);
                continue;
            }

            // The first is the root. Of a column, those that lie in it are still to come.
            var (column, inside) = (-1, 0L);
            for (int i = 0, count = reader.List().Count; i < count; i++)
            {
                var (children, mark) = Element(ref reader);
                if (i > 0 && inside == 0)
                {
                    column++;
                    marks.Add(column, mark);
                }

                inside = i == 0 ? 0 : Math.Max(0, inside - 1) + children;
            }
        }

        return marks;
    }

    // SchemaElement: 5 is how many lie in it, 10 the logical type; of that, 7 is a time and 8 a moment, both with the flag as their field
    // 1.
    private static (long Children, int Mark) Element(ref CompactReader reader)
    {
        var (children, mark, field) = (0L, 0, 0);
        for (CompactReader.Kind kind; (kind = reader.Field(ref field)) != CompactReader.Kind.Stop; )
        {
            if (field == 5)
            {
                children = reader.Number();
            }
            else if (field == 10 && kind == CompactReader.Kind.Struct)
            {
                mark = Logical(ref reader);
            }
            else
            {
                reader.Skip(kind);
            }
        }

        return (children, mark);
    }

    private static int Logical(ref CompactReader reader)
    {
        var (mark, field) = (0, 0);
        for (CompactReader.Kind kind; (kind = reader.Field(ref field)) != CompactReader.Kind.Stop; )
        {
            if (field is not (7 or 8) || kind != CompactReader.Kind.Struct)
            {
                reader.Skip(kind);
                continue;
            }

            var inner = 0;
            for (int at = reader.Position; reader.Field(ref inner) is var type && type != CompactReader.Kind.Stop; at = reader.Position)
            {
                mark = inner == 1 && (int)type is 1 or 2 ? at : mark;
                reader.Skip(type);
            }
        }

        return mark;
    }

    private static byte[] Read(SafeFileHandle file, long position, int length)
    {
        var bytes = new byte[Math.Max(0, length)];
        var count = 0;
        for (
            int read;
            position >= 0 && count < bytes.Length && (read = RandomAccess.Read(file, bytes.AsSpan(count), position + count)) > 0;

        )
        {
            count += read;
        }

        return count == length ? bytes : throw new InvalidDataException();
    }
}
