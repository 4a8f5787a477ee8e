using System.Buffers;
using System.Text;

namespace Sluice.Core.Model;

/// <summary>Digests of texts: SHA-256 (FIPS 180-4) of their UTF-8.</summary>
public static partial class TextDigest
{
    private const int Size = 32;

    /// <summary>The digest in lower-case hexadecimal, 64 digits.</summary>
    public static string Hex(ReadOnlySpan<char> text) => Convert.ToHexStringLower(Bytes(text));

    /// <summary>The same of a text that is UTF-8 already.</summary>
    public static string Hex(ReadOnlySpan<byte> utf8)
    {
        Span<byte> digest = stackalloc byte[Size];
        Write(utf8, digest);
        return Convert.ToHexStringLower(digest);
    }

    /// <summary>The digest, 32 bytes.</summary>
    public static byte[] Bytes(ReadOnlySpan<char> text)
    {
        // Not what it could take at most: a policy file can be large.
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(text));
        var digest = new byte[Size];
        Write(utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8)), digest);
        ArrayPool<byte>.Shared.Return(utf8);
        return digest;
    }

    /// <summary>Writes the digest, 32 bytes.</summary>
    private static partial void Write(ReadOnlySpan<byte> utf8, Span<byte> digest);
}
