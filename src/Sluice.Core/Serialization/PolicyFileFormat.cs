using System.Buffers.Binary;
using System.IO.Hashing;

namespace Sluice.Core.Serialization;

/// <summary>
/// How a compiled policy file begins: eight bytes that no text has, the version, the length of the whole file, and a checksum over
/// everything else. Behind them: texts, sources, names, selectors, and what the rules say.
/// </summary>
internal static class PolicyFileFormat
{
    /// <summary>The version; every change of the format raises it.</summary>
    public const int Version = 5;

    /// <summary>
    /// How deep conditions and exceptions may lie inside each other: more than the parser lets through, less than a small stack holds.
    /// </summary>
    public const int Deepest = 250;

    /// <summary>How many names may lie on a way that leads from one to the next.</summary>
    public const int LongestWay = 1000;

    private const int VersionAt = 8;
    private const int LengthAt = 12;
    private const int ChecksumAt = 20;
    private const int ChecksumLength = 16;

    /// <summary>Where the content begins.</summary>
    public const int ContentAt = ChecksumAt + ChecksumLength;

    /// <summary>The first bytes.</summary>
    public static ReadOnlySpan<byte> Mark => "SLUICE\0\u001A"u8;

    /// <summary>The version that is written in the file; null when the file does not begin as one.</summary>
    public static int? VersionOf(ReadOnlySpan<byte> file) =>
        file.Length >= LengthAt && file.StartsWith(Mark) ? BinaryPrimitives.ReadInt32LittleEndian(file[VersionAt..]) : null;

    /// <summary>Whether the file is as long as it says.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> file) =>
        file.Length >= ContentAt && BinaryPrimitives.ReadInt64LittleEndian(file[LengthAt..]) == file.Length;

    /// <summary>Whether the checksum is that of the file.</summary>
    public static bool IsIntact(ReadOnlySpan<byte> file)
    {
        Span<byte> checksum = stackalloc byte[ChecksumLength];
        Sum(file, checksum);
        return checksum.SequenceEqual(file.Slice(ChecksumAt, ChecksumLength));
    }

    /// <summary>Fills in the beginning of a file whose content is there.</summary>
    public static void Seal(Span<byte> file)
    {
        Mark.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file[VersionAt..], Version);
        BinaryPrimitives.WriteInt64LittleEndian(file[LengthAt..], file.Length);
        Sum(file, file.Slice(ChecksumAt, ChecksumLength));
    }

    private static void Sum(ReadOnlySpan<byte> file, Span<byte> checksum)
    {
        var hash = new XxHash128();
        hash.Append(file[..ChecksumAt]);
        hash.Append(file[ContentAt..]);
        hash.GetCurrentHash(checksum);
    }
}
