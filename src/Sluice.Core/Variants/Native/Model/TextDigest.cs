using Org.BouncyCastle.Crypto.Digests;

namespace Sluice.Core.Model;

/// <content>
/// By a package: the framework leaves this to a library of the system, which takes longer to load than a policy set to read, and is not
/// there in the smallest images. What the native program digests is small. </content>
public static partial class TextDigest
{
    private static partial void Write(ReadOnlySpan<byte> utf8, Span<byte> digest)
    {
        var sum = new Sha256Digest();
        sum.BlockUpdate(utf8);
        sum.DoFinal(digest);
    }
}
