using Sluice.Syntax.Text;

namespace Sluice.Cli.Files;

/// <summary>Reads at most a little more than a text may have, so that an endless input ends.</summary>
internal static class BoundedReader
{
    /// <summary>The bytes of a file.</summary>
    public static byte[] Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Read(stream);
    }

    /// <summary>The bytes of a stream.</summary>
    public static byte[] Read(Stream stream) => Read(stream, SourceText.MaximumBytes + 1);

    /// <summary>The first bytes of a stream.</summary>
    public static byte[] Read(Stream stream, int most)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while (memory.Length < most && (count = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, most - memory.Length))) > 0)
        {
            memory.Write(buffer, 0, count);
        }

        return memory.ToArray();
    }
}
