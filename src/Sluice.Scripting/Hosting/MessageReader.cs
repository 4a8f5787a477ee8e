using System.Runtime.InteropServices;

namespace Sluice.Scripting.Hosting;

/// <summary>One message of the other process. What does not fit its own length is an <see cref="InvalidDataException"/>.</summary>
internal sealed class MessageReader
{
    // A manifest has at most 16 MiB, which are twice as many in memory; a fact is a line.
    private const int MostBytes = 256 * 1024 * 1024;

    private readonly MemoryStream bytes;
    private readonly BinaryReader reader;

    private MessageReader(byte[] content)
    {
        bytes = new MemoryStream(content, writable: false);
        reader = new BinaryReader(bytes);
    }

    /// <summary>The next message; null when the other side has ended.</summary>
    public static MessageReader? ReceiveFrom(Stream stream)
    {
        var head = new byte[sizeof(int)];
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
        {
            return null;
        }

        var length = BitConverter.ToInt32(head);
        if (length is < 0 or > MostBytes)
        {
            throw new InvalidDataException();
        }

        var content = new byte[length];
        return stream.ReadAtLeast(content, length, throwOnEndOfStream: false) < length ? null : new MessageReader(content);
    }

    public long Whole() => Left(sizeof(long)).ReadInt64();

    public decimal Number() => Left(sizeof(decimal)).ReadDecimal();

    public string? Text()
    {
        var length = Left(sizeof(int)).ReadInt32();
        return length < 0 ? null : new string(MemoryMarshal.Cast<byte, char>(Left(2L * length).ReadBytes(2 * length)));
    }

    public T[] List<T>(Func<T> read)
    {
        // Everything has a byte at least.
        var count = Left(sizeof(int)).ReadInt32();
        if (count < 0)
        {
            throw new InvalidDataException();
        }

        _ = Left(count);
        var items = new T[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = read();
        }

        return items;
    }

    private BinaryReader Left(long count) => bytes.Length - bytes.Position >= count ? reader : throw new InvalidDataException();
}
