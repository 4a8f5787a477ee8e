using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Sluice.Cli.Tests.Records;

/// <summary>
/// A Parquet file of texts whose pages have checksums, as Spark writes them: Thrift's compact protocol by hand, for the engine of the tests
/// writes none.
/// </summary>
internal static class SummedParquet
{
    /// <summary>Writes one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The cells of each column.</param>
    /// <param name="wrong">The column whose checksum is to be wrong; null for none.</param>
    public static void Write(string path, (string Name, string[] Cells)[] columns, string? wrong = null)
    {
        var file = new List<byte>("PAR1"u8.ToArray());
        var chunks = new List<(long Start, int Length)>();
        foreach (var (name, cells) in columns)
        {
            var body = new List<byte>();
            foreach (var cell in cells.Select(Encoding.UTF8.GetBytes))
            {
                body.AddRange(BitConverter.GetBytes(cell.Length));
                body.AddRange(cell);
            }

            var sum = Crc32.HashToUInt32([.. body]);
            var header = new Thrift()
                .Number(1, 0)
                .Number(2, body.Count)
                .Number(3, body.Count)
                .Number(4, (int)(name == wrong ? sum ^ 1 : sum))
                .Inner(5, new Thrift().Number(1, cells.Length).Number(2, 0).Number(3, 3).Number(4, 3))
                .Bytes;
            chunks.Add((file.Count, header.Length + body.Count));
            file.AddRange(header);
            file.AddRange(body);
        }

        var rows = columns[0].Cells.Length;
        var schema = columns
            .Select(static c => new Thrift().Number(1, 6).Number(3, 0).Text(4, c.Name).Number(6, 0))
            .Prepend(new Thrift().Text(4, "root").Number(5, columns.Length));
        var parts = columns.Zip(chunks, (c, chunk) =>
            new Thrift()
                .Long(2, chunk.Start)
                .Inner(
                    3,
                    new Thrift()
                        .Number(1, 6)
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
            .Inners(2, schema)
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
}
