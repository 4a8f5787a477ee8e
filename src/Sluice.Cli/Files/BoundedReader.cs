using Sluice.Syntax.Text;

namespace Sluice.Cli.Files;

/// <summary>Reads at most a little more than a text may have, so that an endless input ends.</summary>
internal static class BoundedReader
{
    private const int Smallest = 4096;

    /// <summary>The bytes of a file.</summary>
    public static byte[] Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return Read(stream);
    }

    /// <summary>The bytes of a stream.</summary>
    public static byte[] Read(Stream stream) => Read(stream, SourceText.MaximumBytes + 1);

    /// <summary>The first bytes of a stream.</summary>
    public static byte[] Read(Stream stream, int most)
    {
        // Most streams say how long they are. It is no promise: a file can grow while it is read, and some say 0.
        var expected = stream.CanSeek ? stream.Length - stream.Position : 0;
        var bytes = new byte[(int)Math.Min(Math.Max(expected + 1, Smallest), most)];
        var length = 0;
        int count;
        while ((count = stream.Read(bytes, length, bytes.Length - length)) > 0)
        {
            length += count;
            if (length == bytes.Length && length < most)
            {
                Array.Resize(ref bytes, (int)Math.Min(2L * length, most));
            }
        }

        Array.Resize(ref bytes, length);
        return bytes;
    }
}
