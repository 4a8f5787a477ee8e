using System.Buffers.Binary;
using System.IO.Hashing;

namespace Sluice.Cli.Samples;

/// <summary>
/// Writes what is compressed by name as gzip or zstd have it for what cannot be made smaller: in blocks as they are. So the same sample has
/// the same bytes on every machine, whatever library compresses there.
/// </summary>
/// <param name="target">Takes the bytes.</param>
/// <param name="isGzip">Whether it is gzip, and not zstd.</param>
internal sealed class StoredStream(Stream target, bool isGzip) : Stream
{
    private const int Block = 65_535;
    private readonly byte[] held = new byte[Block];
    private readonly Crc32 sum = new();
    private uint length;
    private int count;
    private bool began;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (count == Block)
            {
                Put(isLast: false);
            }

            var part = buffer[..Math.Min(buffer.Length, Block - count)];
            part.CopyTo(held.AsSpan(count));
            count += part.Length;
            buffer = buffer[part.Length..];
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Writes what is left and the end; nothing can be written behind it.</summary>
    public void Finish()
    {
        Put(isLast: true);
        if (isGzip)
        {
            Span<byte> trailer = stackalloc byte[8];
            sum.GetCurrentHash(trailer);
            BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], length);
            target.Write(trailer);
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        // A block is as long as it can be.
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private void Put(bool isLast)
    {
        if (!began)
        {
            // RFC 1952: no flags, no time, no system. RFC 8878: no checksum, no length, a window of 128 KiB.
            target.Write(isGzip ? [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF] : [0x28, 0xB5, 0x2F, 0xFD, 0, 0x38]);
            began = true;
        }

        Span<byte> head = stackalloc byte[5];
        if (isGzip)
        {
            head[0] = (byte)(isLast ? 1 : 0);
            BinaryPrimitives.WriteUInt16LittleEndian(head[1..], (ushort)count);
            BinaryPrimitives.WriteUInt16LittleEndian(head[3..], (ushort)~count);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(head, ((uint)count << 3) | (isLast ? 1u : 0));
        }

        target.Write(head[..(isGzip ? 5 : 3)]);
        target.Write(held.AsSpan(0, count));
        sum.Append(held.AsSpan(0, count));
        length += (uint)count;
        count = 0;
    }
}
