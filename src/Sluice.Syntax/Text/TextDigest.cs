using System.Buffers;
#if !NATIVE
using System.Security.Cryptography;
#endif
using System.Text;
#if NATIVE
using Org.BouncyCastle.Crypto.Digests;
#endif

namespace Sluice.Syntax.Text;

/// <summary>Digests of texts: SHA-256 (FIPS 180-4) of their UTF-8.</summary>
public static class TextDigest
{
    /// <summary>The digest in lower-case hexadecimal, 64 digits.</summary>
    public static string Hex(ReadOnlySpan<char> text) => Convert.ToHexStringLower(Bytes(text));

    /// <summary>The digest, 32 bytes.</summary>
    public static byte[] Bytes(ReadOnlySpan<char> text)
    {
        byte[] utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        byte[] digest = OfBytes(utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8)));
        ArrayPool<byte>.Shared.Return(utf8);
        return digest;
    }

    private static byte[] OfBytes(ReadOnlySpan<byte> bytes)
    {
#if NATIVE
        // The framework leaves this to a library of the system, which takes longer to load than a policy set to read, and is not there in the
        // smallest images. What the native program digests is small.
        var sum = new Sha256Digest();
        byte[] digest = new byte[sum.GetDigestSize()];
        sum.BlockUpdate(bytes);
        sum.DoFinal(digest);
        return digest;
#else
        return SHA256.HashData(bytes);
#endif
    }
}
