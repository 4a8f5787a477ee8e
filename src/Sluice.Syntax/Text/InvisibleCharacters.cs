using System.Text;

namespace Sluice.Syntax.Text;

/// <summary>
/// Which characters cannot be seen, or change where others are seen: control characters except tab, line feed and carriage return; the line
/// separators of Unicode; what steers the direction of text; what is of no width or has no shape of its own
/// (<c>Default_Ignorable_Code_Point</c> of the Unicode Character Database, version 16).
/// </summary>
public static class InvisibleCharacters
{
    /// <summary>Next line, a line break to some readers and not to YAML 1.2.</summary>
    public const char NextLine = '\u0085';

    /// <summary>Line separator, likewise.</summary>
    public const char LineSeparator = '\u2028';

    /// <summary>Paragraph separator, likewise.</summary>
    public const char ParagraphSeparator = '\u2029';

    /// <summary>Whether a character cannot be seen, or changes where others are seen.</summary>
    public static bool IsInvisible(Rune rune) => IsInvisible(rune.Value);

    /// <summary>Whether a code point cannot be seen, or changes where others are seen; half of a surrogate pair cannot.</summary>
    public static bool IsInvisible(int codePoint) =>
        codePoint switch
        {
            < 0x20 => codePoint is not ('\t' or '\n' or '\r'),
            < 0x7F => false,
            < 0xA0 => true, // DEL and the C1 controls, next line among them
            0xAD or 0x034F or 0x061C => true, // soft hyphen, grapheme joiner, Arabic letter mark
            0x115F or 0x1160 or 0x3164 or 0xFFA0 => true, // Hangul fillers
            0x17B4 or 0x17B5 => true, // Khmer vowels without a shape
            >= 0x180B and <= 0x180F => true, // Mongolian variation selectors
            >= 0x200B and <= 0x200F => true, // zero width, joiners, marks of direction
            >= 0x2028 and <= 0x202E => true, // line and paragraph separator, embeddings and overrides of direction
            >= 0x2060 and <= 0x206F => true, // word joiner, invisible operators, isolates of direction
            0x2800 => true, // the Braille pattern without dots
            >= 0xD800 and <= 0xDFFF => true,
            >= 0xFDD0 and <= 0xFDEF => true, // no characters
            >= 0xFE00 and <= 0xFE0F => true, // variation selectors
            0xFEFF => true, // byte order mark, zero-width no-break space
            >= 0xFFF0 and <= 0xFFFB => true, // anchors of annotations, and what is kept free beside them
            >= 0x1BCA0 and <= 0x1BCA3 => true, // controls of shorthand
            >= 0x1D173 and <= 0x1D17A => true, // controls of musical notation
            >= 0xE0000 and <= 0xE0FFF => true, // tags and further variation selectors
            _ => (codePoint & 0xFFFE) == 0xFFFE, // no characters, in every plane
        };

    /// <summary>Whether a character is one of those that some readers take for a line break and others do not.</summary>
    public static bool IsDoubtfulLineBreak(char character) => character is NextLine or LineSeparator or ParagraphSeparator;

    /// <summary>How a character is written so that it can be seen: <c>U+200B</c>.</summary>
    public static string Notation(int codePoint) => "U+" + codePoint.ToString("X4", System.Globalization.CultureInfo.InvariantCulture);
}
