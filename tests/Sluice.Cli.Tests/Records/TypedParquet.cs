using System.Buffers.Binary;

namespace Sluice.Cli.Tests.Records;

/// <summary>
/// A Parquet file whose columns have any type that the format knows, also those that the engine does not write: by hand, in one page for
/// each column.
/// </summary>
internal static class TypedParquet
{
    /// <summary>The physical types, by their numbers in the format.</summary>
    public enum Physical
    {
        Boolean,
        Int32,
        Int64,
        Int96,
        Float,
        Double,
        ByteArray,
        Fixed,
    }

    /// <summary>A column.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Type">Its physical type.</param>
    /// <param name="Cells">Its cells, as bytes; null for an empty one.</param>
    public sealed record Column(string Name, Physical Type, params byte[]?[] Cells)
    {
        /// <summary>Whether it says that no cell is empty.</summary>
        public bool IsRequired { get; init; }

        /// <summary>The number of its logical type, and what stands in it; null for none.</summary>
        public (int Number, Thrift Inner)? Logical { get; init; }

        /// <summary>The number of its converted type, which older programs write; null for none.</summary>
        public int? Converted { get; init; }

        /// <summary>Digits in all and behind the point, of a decimal.</summary>
        public (int Precision, int Scale)? Decimal { get; init; }

        /// <summary>The column as text.</summary>
        public static Column OfText(string name, params string[] cells) =>
            new(name, Physical.ByteArray, [.. cells.Select(System.Text.Encoding.UTF8.GetBytes)])
            {
                Converted = 0,
                Logical = (1, new Thrift()),
            };
    }

    /// <summary>Writes one.</summary>
    public static void Write(string path, params Column[] columns)
    {
        var file = new List<byte>("PAR1"u8.ToArray());
        var chunks = new List<(long Start, int Length)>();
        foreach (var column in columns)
        {
            var body = Body(column);
            var header = new Thrift()
                .Number(1, 0)
                .Number(2, body.Length)
                .Number(3, body.Length)
                .Inner(5, new Thrift().Number(1, column.Cells.Length).Number(2, 0).Number(3, 3).Number(4, 3))
                .Bytes;
            chunks.Add((file.Count, header.Length + body.Length));
            file.AddRange(header);
            file.AddRange(body);
        }

        var rows = columns[0].Cells.Length;
        var parts = columns.Zip(chunks, (c, chunk) =>
            new Thrift()
                .Long(2, chunk.Start)
                .Inner(
                    3,
                    new Thrift()
                        .Number(1, (int)c.Type)
                        .Numbers(2, 0)
                        .Texts(3, c.Name)
                        .Number(4, 0)
                        .Long(5, rows)
                        .Long(6, chunk.Length)
                        .Long(7, chunk.Length)
                        .Long(9, chunk.Start)
                )
        );
        var footer = new Thrift()
            .Number(1, 1)
            .Inners(2, columns.Select(Schema).Prepend(new Thrift().Text(4, "root").Number(5, columns.Length)))
            .Long(3, rows)
            .Inners(4, [new Thrift().Inners(1, parts).Long(2, chunks.Sum(static c => c.Length)).Long(3, rows)])
            .Bytes;
        file.AddRange(footer);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        file.AddRange(length);
        file.AddRange("PAR1"u8);
        File.WriteAllBytes(path, [.. file]);
    }

    private static Thrift Schema(Column column)
    {
        var thrift = new Thrift().Number(1, (int)column.Type);
        thrift = column.Type == Physical.Fixed ? thrift.Number(2, column.Cells[0]!.Length) : thrift;
        thrift = thrift.Number(3, column.IsRequired ? 0 : 1).Text(4, column.Name);
        thrift = column.Converted is { } converted ? thrift.Number(6, converted) : thrift;
        thrift = column.Decimal is { } digits ? thrift.Number(7, digits.Scale).Number(8, digits.Precision) : thrift;
        return column.Logical is { } logical ? thrift.Inner(10, new Thrift().Inner(logical.Number, logical.Inner)) : thrift;
    }

    private static byte[] Body(Column column)
    {
        var body = new List<byte>();
        if (!column.IsRequired)
        {
            // Definition levels: a run of one for each cell.
            body.AddRange(BitConverter.GetBytes(column.Cells.Length * 2));
            body.AddRange(column.Cells.SelectMany(static c => new byte[] { 2, c is null ? (byte)0 : (byte)1 }));
        }

        foreach (var cell in column.Cells.OfType<byte[]>())
        {
            body.AddRange(column.Type == Physical.ByteArray ? BitConverter.GetBytes(cell.Length) : []);
            body.AddRange(cell);
        }

        return [.. body];
    }
}
