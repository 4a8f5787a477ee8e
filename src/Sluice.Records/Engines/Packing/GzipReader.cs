using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Sluice.Records.Engines.Packing;

/// <summary>
/// Decompresses gzip, one member after the other, and verifies the checksum and length of each. The runtime's own reader, and the engine's,
/// take a file that was cut off for one that ends there: a ledger without its last withdrawals.
/// </summary>
internal sealed class GzipReader(Stream file) : ForwardStream
{
    private const int TrailerLength = 8;
    private const string Broken = "it is cut off or damaged";
    private static readonly byte[] Magic = [0x1F, 0x8B, 8];

    private readonly Fed fed = new(file);
    private readonly Crc32 sum = new();
    private DeflateStream? member;
    private uint length;
    private bool began;

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">It is none of gzip's, or cut off, or damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (member is not null || Begin())
        {
            var read = Unpack(buffer);
            if (read > 0)
            {
                sum.Append(buffer[..read]);
                length += (uint)read;
                return read;
            }

            End();
        }

        return 0;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        member?.Dispose();
        fed.Dispose();
        base.Dispose(disposing);
    }

    // RFC 1952, 2.3: two bytes that tell it, the method, flags, time, extra flags, system; then what the flags say.
    private bool Begin()
    {
        Span<byte> head = stackalloc byte[10];
        var read = fed.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (read == 0 && began)
        {
            return false;
        }

        if (read < head.Length || !head.StartsWith(Magic) || (head[3] & 0xE0) != 0)
        {
            throw new InvalidDataException(began ? "something that is not gzip follows what gzip wrote" : "it is not what gzip writes");
        }

        Skip((head[3] & 4) != 0 ? Two() : 0);
        for (var names = (head[3] >> 3) & 3; names > 0; names &= names - 1)
        {
            while (One() != 0) { }
        }

        Skip((head[3] & 2) != 0 ? 2 : 0);
        (began, length) = (true, 0);
        sum.Reset();
        fed.Forget();
        member = new DeflateStream(fed, CompressionMode.Decompress, leaveOpen: true);
        return true;
    }

    private int Unpack(Span<byte> buffer)
    {
        try
        {
            return member!.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            // The runtime's message is about archives.
            throw new InvalidDataException(Broken, e);
        }
    }

    // The decompressor does not say where in the bytes fed last the member ended: it did before its checksum and its length, which are
    // known.
    private void End()
    {
        member!.Dispose();
        member = null;
        Span<byte> trailer = stackalloc byte[TrailerLength];
        sum.GetCurrentHash(trailer);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], length);
        if (!fed.GoBehind(trailer))
        {
            throw new InvalidDataException(Broken);
        }
    }

    private void Skip(int count)
    {
        for (; count > 0; count--)
        {
            One();
        }
    }

    private int Two() => One() | (One() << 8);

    private int One() => fed.ReadByte() is >= 0 and var read ? read : throw new InvalidDataException(Broken);

    /// <summary>Hands a file on in pieces, and can go back to a place in the last of them.</summary>
    private sealed class Fed(Stream file) : ForwardStream
    {
        private const int Most = 1 << 15;
        private const int More = TrailerLength + 3;
        private readonly byte[] piece = new byte[Most + More];
        private int end;
        private int at;
        private int start;

        /// <summary>
        /// What was handed on so far belongs to no member, and of a member no less than two bytes come before what is looked for.
        /// </summary>
        public void Forget() => start = Math.Min(at + 2, end);

        /// <summary>Finds these bytes in what was handed on last, or behind it, and goes on behind them.</summary>
        public bool GoBehind(ReadOnlySpan<byte> trailer)
        {
            // Where the piece ends with the member, a part of them is still in the file, and so is what tells another member.
            if (end - at < More)
            {
                piece.AsSpan(start, end - start).CopyTo(piece);
                (at, end, start) = (at - start, end - start, 0);
                end += file.ReadAtLeast(piece.AsSpan(end), Math.Min(More, piece.Length - end), throwOnEndOfStream: false);
            }

            // Of a member without a byte they are all zero, and so is the byte before them: they stand before another member, or at the
            // end.
            var behind = -1;
            for (int found, from = start; (found = piece.AsSpan(from, end - from).IndexOf(trailer)) >= 0; from += found + 1)
            {
                behind = from + found + trailer.Length;
                if (behind == end || (end - behind >= Magic.Length && piece.AsSpan(behind).StartsWith(Magic)))
                {
                    break;
                }
            }

            at = start = Math.Max(behind, start);
            return behind >= 0;
        }

        public override int Read(Span<byte> buffer)
        {
            if (at == end)
            {
                (at, start) = (0, 0);
                end = file.Read(piece, 0, Most);
            }

            var count = Math.Min(buffer.Length, end - at);
            piece.AsSpan(at, count).CopyTo(buffer);
            at += count;
            return count;
        }

        public override int ReadByte()
        {
            Span<byte> one = stackalloc byte[1];
            return Read(one) == 0 ? -1 : one[0];
        }
    }
}
