using System.Collections.Immutable;
using System.Text;
using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>
/// The digest of the texts of a policy set: over paths and contents, independent of the order of files and of line endings.
/// </summary>
internal static class SourcesDigest
{
    public static string Of(ImmutableArray<SourceText> sources, ImmutableDictionary<string, byte[]> scripts)
    {
        var files = new StringBuilder();
        foreach (var source in sources)
        {
            Append(files, source.Path, TextDigest.Hex(source.NormalContent));
        }

        foreach (var (path, bytes) in scripts.OrderBy(static s => s.Key, StringComparer.Ordinal))
        {
            // Scripts are text too: their line endings must not change the digest either.
            Append(files, path, TextDigest.Hex(SourceText.NormalLineBreaks(Encoding.UTF8.GetString(bytes))));
        }

        return TextDigest.Hex(files.ToString());
    }

    private static void Append(StringBuilder files, string path, string digest) =>
        files.Append(path).Append('\n').Append(digest).Append('\n');
}
