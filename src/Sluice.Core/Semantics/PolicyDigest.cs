using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Sluice.Syntax.Text;

namespace Sluice.Core.Semantics;

/// <summary>The digest of a policy set: over paths and contents, independent of the order of files and of line endings.</summary>
internal static class PolicyDigest
{
    public static string Of(ImmutableArray<SourceText> sources, SortedDictionary<string, byte[]> scripts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var source in sources)
        {
            Append(hash, source.Path, source.Digest);
        }

        foreach (var (path, bytes) in scripts)
        {
            // Scripts are text too: their line endings must not change the digest either.
            var text = Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n");
            Append(hash, path, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string path, string digest) =>
        hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{digest}\n"));
}
