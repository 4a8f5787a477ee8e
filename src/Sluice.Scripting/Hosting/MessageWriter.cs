using System.Runtime.InteropServices;

namespace Sluice.Scripting.Hosting;

/// <summary>One message to the other process: its length, and then what is written here.</summary>
internal sealed class MessageWriter
{
    private readonly MemoryStream bytes = new();
    private readonly BinaryWriter writer;

    public MessageWriter() => writer = new BinaryWriter(bytes);

    public void Whole(long number) => writer.Write(number);

    public void Number(decimal number) => writer.Write(number);

    // As UTF-16, for a text may have half a surrogate pair, which UTF-8 does not hold.
    public void Text(string? text)
    {
        writer.Write(text?.Length ?? -1);
        writer.Write(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    public void List<T>(IReadOnlyCollection<T> items, Action<T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }

    public void SendTo(Stream stream)
    {
        stream.Write(BitConverter.GetBytes((int)bytes.Length));
        stream.Write(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        stream.Flush();
    }
}
