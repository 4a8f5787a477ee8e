using Sluice.Cli.Hosting;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Files;

/// <summary>Reads at most a little more than a text may have, so that an endless input ends.</summary>
internal static class BoundedReader
{
    private const int Piece = 80 * 1024;

    /// <summary>The bytes of a file.</summary>
    public static byte[] Read(string path)
    {
        using var stream = RegularFile.Open(path);
        return Read(stream);
    }

    /// <summary>The first bytes of a file, as many as there are.</summary>
    public static byte[] Start(string path, int most)
    {
        using var stream = RegularFile.Open(path);
        return Read(stream, most);
    }

    /// <summary>The bytes of a stream.</summary>
    public static byte[] Read(Stream stream) => Read(stream, SourceText.MaximumBytes + 1);

    /// <summary>The first bytes of a stream.</summary>
    public static byte[] Read(Stream stream, int most)
    {
        // A small file in one piece. A large one in several, all the more as the arrays that are left behind let the collector look at the
        // large ones before the policy is made of them and not after, which takes a fifth off the peak.
        var left = stream.CanSeek ? stream.Length - stream.Position : 0;
        var piece = new byte[left > 0 && left < Piece ? (int)left + 1 : Piece];
        using var memory = new MemoryStream();
        int count;
        while (memory.Length < most && (count = stream.Read(piece, 0, (int)Math.Min(piece.Length, most - memory.Length))) > 0)
        {
            memory.Write(piece, 0, count);
        }

        return memory.ToArray();
    }
}
