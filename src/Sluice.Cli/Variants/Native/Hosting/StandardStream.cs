using System.Runtime.InteropServices;

namespace Sluice.Cli.Hosting;

/// <summary>
/// What the process writes to its standard output or error, straight to the system. The stream that .NET has for it gets a terminal ready
/// at the first write, with a thread for signals; a check that writes once has no use for either.
/// </summary>
/// <param name="descriptor">1 for the output, 2 for the errors.</param>
internal sealed unsafe partial class StandardStream(int descriptor) : Stream
{
    // EINTR, EAGAIN and EPIPE of errno.h; that of macOS for EAGAIN is another.
    private const int Interrupted = 4;
    private const int BrokenPipe = 32;
    private static readonly int TryAgain = OperatingSystem.IsMacOS() ? 35 : 11;

    // POLLOUT of poll.h.
    private const short Writable = 4;

    private bool isClosedByReader;

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
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            for (var written = 0; written < buffer.Length && !isClosedByReader; )
            {
                var count = Put(descriptor, start + written, (nuint)(buffer.Length - written));
                if (count >= 0)
                {
                    written += (int)count;
                }
                else
                {
                    Recover(Marshal.GetLastPInvokeError());
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Flush() { }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Gets ready to write on, or says why that cannot be.</summary>
    private void Recover(int error)
    {
        if (error == BrokenPipe)
        {
            // The reader has gone away; what it wanted to read it has read.
            isClosedByReader = true;
        }
        else if (error == TryAgain)
        {
            var wait = new Waiting { Descriptor = descriptor, Events = Writable };
            _ = Wait(&wait, 1, -1);
        }
        else if (error != Interrupted)
        {
            throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
        }
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Put(int descriptor, byte* start, nuint count);

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Wait(Waiting* descriptors, nuint count, int milliseconds);

    // struct pollfd of poll.h.
    [StructLayout(LayoutKind.Sequential)]
    private struct Waiting
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
