using System.Security.Cryptography;

namespace Sluice.Core.Model;

/// <content>By the framework.</content>
public static partial class TextDigest
{
#pragma warning disable RS0030 // The one place.
    private static partial void Write(ReadOnlySpan<byte> utf8, Span<byte> digest) => SHA256.HashData(utf8, digest);
#pragma warning restore RS0030
}
