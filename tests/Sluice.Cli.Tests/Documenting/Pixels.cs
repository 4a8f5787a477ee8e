using System.Buffers.Binary;
using System.IO.Compression;

namespace Sluice.Cli.Tests.Documenting;

/// <summary>The pixels of a PNG with 8 bits a channel and no interlacing: what a browser writes.</summary>
internal sealed class Pixels
{
    private readonly byte[] rows;
    private readonly int channels;

    private Pixels(int width, int height, int channels, byte[] rows) =>
        (Width, Height, this.channels, this.rows) = (width, height, channels, rows);

    public int Width { get; }

    public int Height { get; }

    public static Pixels Read(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var (width, height, type) = (
            BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)),
            BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)),
            bytes[25]
        );
        var channels = type == 6 ? 4 : 3;
        using var packed = new MemoryStream();
        for (var at = 8; at < bytes.Length; )
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
            if (bytes.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                packed.Write(bytes, at + 8, length);
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        var rows = new byte[width * height * channels];
        var row = new byte[(width * channels) + 1];
        for (var y = 0; y < height; y++)
        {
            unpacked.ReadExactly(row);
            Restore(row[0], row.AsSpan(1), y == 0 ? default : rows.AsSpan((y - 1) * width * channels, width * channels), channels);
            row.AsSpan(1).CopyTo(rows.AsSpan(y * width * channels));
        }

        return new Pixels(width, height, channels, rows);
    }

    /// <summary>How many pixels there are of each colour, as 0xRRGGBB.</summary>
    public Dictionary<int, long> Count()
    {
        var counts = new Dictionary<int, long>();
        for (var i = 0; i < rows.Length; i += channels)
        {
            var colour = (rows[i] << 16) | (rows[i + 1] << 8) | rows[i + 2];
            counts[colour] = counts.GetValueOrDefault(colour) + 1;
        }

        return counts;
    }

    private static void Restore(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= step ? row[i - step] : 0,
                up = above.IsEmpty ? 0 : above[i],
                corner = i >= step && !above.IsEmpty ? above[i - step] : 0;
            row[i] += (byte)(
                filter switch
                {
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => Paeth(left, up, corner),
                    _ => 0,
                }
            );
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return a <= b && a <= c ? left
            : b <= c ? up
            : corner;
    }
}
