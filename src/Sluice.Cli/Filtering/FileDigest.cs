using System.Security.Cryptography;

namespace Sluice.Cli.Filtering;

/// <summary>What tells whether a file is still the same.</summary>
/// <param name="Sha256">SHA-256 of its content, lower-case hex.</param>
/// <param name="Length">Its length.</param>
/// <param name="Changed">When it was last written to.</param>
internal sealed record FileDigest(string Sha256, long Length, DateTime Changed)
{
    /// <summary>Reads a file.</summary>
    public static FileDigest Of(string path)
    {
        using var stream = File.OpenRead(path);
        return new FileDigest(Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length, File.GetLastWriteTimeUtc(path));
    }
}
