namespace Sluice.Records.Engines.Packing;

/// <summary>A text that is read once, whose beginning can be looked at before.</summary>
internal sealed class RereadStream(Stream inner) : ForwardStream
{
    private byte[] begun = [];
    private int at;

    /// <summary>Its first bytes; they are read again.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        begun = new byte[count];
        Array.Resize(ref begun, inner.ReadAtLeast(begun, count, throwOnEndOfStream: false));
        return begun;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (at == begun.Length)
        {
            return inner.Read(buffer);
        }

        var count = Math.Min(buffer.Length, begun.Length - at);
        begun.AsSpan(at, count).CopyTo(buffer);
        at += count;
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}
