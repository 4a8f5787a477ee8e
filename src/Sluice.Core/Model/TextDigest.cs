using System.Buffers;
using System.Text;
#if NATIVE
using Org.BouncyCastle.Crypto.Digests;
#else
using System.Security.Cryptography;
#endif

namespace Sluice.Core.Model;

/// <summary>Digests of texts: SHA-256 (FIPS 180-4) of their UTF-8.</summary>
public static class TextDigest
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

    private static void Write(ReadOnlySpan<byte> utf8, Span<byte> digest)
    {
#if NATIVE
        // The framework leaves this to a library of the system, which takes longer to load than a policy set to read, and is not there in the
        // smallest images. What the native program digests is small.
        var sum = new Sha256Digest();
        sum.BlockUpdate(utf8);
        sum.DoFinal(digest);
#else
#pragma warning disable RS0030 // The one place.
        SHA256.HashData(utf8, digest);
#pragma warning restore RS0030
#endif
    }
}
