using System.Text;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Diagnostics;

/// <summary>Makes texts of bytes, strictly: what is not UTF-8 is a diagnostic.</summary>
public static class SourceDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes bytes strictly; null and a diagnostic when they are too many, not UTF-8 or contain NUL.</summary>
    /// <param name="path">The path as people name it.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="problem">Why they are no text; null where they are one.</param>
    /// <param name="firstLine">The number of its first line, where it is a piece of a longer text.</param>
    /// <param name="folder">The folder that the path begins at.</param>
    public static SourceText? TryDecode(
        string path,
        ReadOnlySpan<byte> bytes,
        out Diagnostic? problem,
        int firstLine = 1,
        string folder = ""
    )
    {
        if (bytes.Length > SourceText.MaximumBytes)
        {
            var nothing = new SourceText(path, string.Empty, firstLine) { Folder = folder };
            problem = Diagnostic.Create(
                SyntaxDiagnostics.TooLarge,
                new SourceLocation(nothing, default),
                SourceText.MaximumBytes / (1024 * 1024)
            );
            return null;
        }

        int zero = bytes.IndexOf((byte)0);
        if (zero >= 0)
        {
            problem = Diagnostic.Create(SyntaxDiagnostics.NulByte, ByteLocation(path, bytes, zero, firstLine, folder));
            return null;
        }

        try
        {
            problem = null;
            return new SourceText(path, StrictUtf8.GetString(bytes), firstLine) { Folder = folder };
        }
        catch (DecoderFallbackException exception)
        {
            problem = Diagnostic.Create(SyntaxDiagnostics.NotUtf8, ByteLocation(path, bytes, exception.Index, firstLine, folder));
            return null;
        }
    }

    private static SourceLocation ByteLocation(string path, ReadOnlySpan<byte> bytes, int index, int firstLine, string folder)
    {
        string before = Encoding.UTF8.GetString(bytes[..Math.Clamp(index, 0, bytes.Length)]);
        return new SourceLocation(new SourceText(path, before, firstLine) { Folder = folder }, new TextSpan(before.Length, 0));
    }
}
