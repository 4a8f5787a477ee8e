namespace Sluice.Records.Engines.Packing;

/// <summary>A text that is read once, whose beginning can be looked at before.</summary>
internal sealed class RereadStream(Stream inner) : Stream
{
    private byte[] begun = [];
    private int at;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

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
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}
