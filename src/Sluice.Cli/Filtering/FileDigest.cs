using System.Security.Cryptography;
using Sluice.Cli.Hosting;

namespace Sluice.Cli.Filtering;

/// <summary>What is in a file.</summary>
/// <param name="Sha256">SHA-256 of its content, lower-case hex.</param>
/// <param name="Length">Its length.</param>
internal sealed record FileDigest(string Sha256, long Length)
{
    private const int Buffer = 1 << 20;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Is told how many bytes more have been read; null where progress is not reported.</param>
    public static FileDigest Of(string path, Action<int>? read = null) => new(Sum(path, read), new FileInfo(path).Length);

    /// <summary>SHA-256 of a file's content.</summary>
    /// <param name="path">The file.</param>
    /// <param name="told">Is told how many bytes more have been read; null where progress is not reported.</param>
    public static string Sum(string path, Action<int>? told = null)
    {
        using var stream = RegularFile.Open(path);
        var file = stream.SafeFileHandle;
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = GC.AllocateUninitializedArray<byte>(Buffer);
        var position = 0L;
        for (int read; (read = RandomAccess.Read(file, buffer, position)) > 0; position += read)
        {
            sum.AppendData(buffer, 0, read);
            told?.Invoke(read);
        }

        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }
}
