using System.Text;

namespace Sluice.Syntax.Text;

/// <summary>
/// The scripts of characters, by the property Script of the Unicode Character Database, version 17, and which of them may stand in one
/// name: those of UTS 39 at its level <i>highly restrictive</i>. What several scripts share (digits, punctuation, accents) belongs to none.
/// </summary>
internal static class UnicodeScripts
{
    private const int Latin = 1;
    private const int LastLookAlike = 9;
    private const int Han = 10;
    private const int Hiragana = 11;
    private const int Katakana = 12;
    private const int Bopomofo = 13;
    private const int Hangul = 14;
    private const int ScriptBits = 6;

    // Up to LastLookAlike: scripts with letters that look like those of another one of them.
    private static readonly string[] Names =
    [
        "Latin", "Greek", "Cyrillic", "Armenian", "Cherokee", "Coptic", "Lisu", "Deseret", "Osage", "Han", "Hiragana", "Katakana",
        "Bopomofo", "Hangul", "Arabic", "Hebrew", "Syriac", "Thaana", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil",
        "Telugu", "Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Tibetan", "Myanmar", "Georgian", "Ethiopic", "Khmer", "Mongolian",
        "another script",
    ];

    // Where a script begins, in order: the code point, shifted by six bits, plus the script (0: none). Gaps without characters go with what
    // stands before them.
    private static ReadOnlySpan<int> Beginnings =>
    [
        0x0, 0x1041, 0x16C0, 0x1841, 0x1EC0, 0x2A81, 0x2AC0, 0x2E81, 0x2EC0, 0x3001, 0x35C0, 0x3601, 0x3DC0, 0x3E01,
        0xAE40, 0xB801, 0xB940, 0xBA8D, 0xBB00, 0xDC02, 0xDD00, 0xDD42, 0xDF80, 0xDFC2, 0xE140, 0xE182, 0xE1C0, 0xE202,
        0xF886, 0xFC02, 0x10003, 0x12140, 0x121C3, 0x14C44, 0x16450, 0x1800F, 0x18140, 0x1818F, 0x18300, 0x1834F, 0x186C0, 0x1870F,
        0x187C0, 0x1880F, 0x19000, 0x1904F, 0x192C0, 0x1958F, 0x19C00, 0x19C4F, 0x1B740, 0x1B78F, 0x1C011, 0x1D40F, 0x1E012, 0x1F025,
        0x21811, 0x21C0F, 0x23880, 0x238CF, 0x24013, 0x25440, 0x25553, 0x25900, 0x25993, 0x26014, 0x28055, 0x2A056, 0x2C057, 0x2E098,
        0x30019, 0x3201A, 0x3401B, 0x3605C, 0x3805D, 0x38FC0, 0x3901D, 0x3A05E, 0x3C01F, 0x3F540, 0x3F65F, 0x40020, 0x42821, 0x43EC0,
        0x43F21, 0x4400E, 0x48022, 0x4E805, 0x50025, 0x5BAC0, 0x5BBA5, 0x5CD40, 0x5D025, 0x5E023, 0x60024, 0x60080, 0x60124, 0x60140,
        0x601A4, 0x62C25, 0x67823, 0x68025, 0x6AC00, 0x6C025, 0x72003, 0x72421, 0x73025, 0x73400, 0x74001, 0x74982, 0x74AC3, 0x74B01,
        0x75742, 0x75881, 0x75982, 0x75AC1, 0x75E03, 0x75E41, 0x76FC2, 0x77000, 0x78001, 0x7C002, 0x80000, 0x81C41, 0x81D00, 0x81FC1,
        0x82000, 0x82401, 0x82800, 0x84982, 0x849C0, 0x84A81, 0x84B00, 0x84C81, 0x84CC0, 0x85381, 0x853C0, 0x85801, 0x86240, 0xA0025,
        0xA4000, 0xB0025, 0xB1801, 0xB2006, 0xB4021, 0xB4C25, 0xB6022, 0xB7803, 0xB8000, 0xBA00A, 0xBFC00, 0xC014A, 0xC0180, 0xC01CA,
        0xC0200, 0xC084A, 0xC0A80, 0xC0B8E, 0xC0C00, 0xC0E0A, 0xC0F00, 0xC104B, 0xC2640, 0xC274B, 0xC2800, 0xC284C, 0xC3EC0, 0xC3F4C,
        0xC414D, 0xC4C4E, 0xC6400, 0xC680D, 0xC7000, 0xC7C0C, 0xC800E, 0xC8800, 0xC980E, 0xC9FC0, 0xCB40C, 0xCBFC0, 0xCC00C, 0xCD600,
        0xD000A, 0x137000, 0x13800A, 0x280025, 0x293407, 0x294025, 0x299003, 0x29A825, 0x29C000, 0x29C881, 0x29E200, 0x29E2C1, 0x2A0025, 0x2A0C00,
        0x2A1025, 0x2A3813, 0x2A4025, 0x2A4B80, 0x2A4BE5, 0x2A580E, 0x2A6025, 0x2A73C0, 0x2A7425, 0x2A7820, 0x2A8025, 0x2A9820, 0x2AA025, 0x2AC062,
        0x2ACC01, 0x2AD6C0, 0x2AD701, 0x2AD942, 0x2AD981, 0x2ADA80, 0x2ADC05, 0x2AF025, 0x2B000E, 0x380000, 0x3E400A, 0x3EC001, 0x3EC4C4, 0x3EC750,
        0x3ED40F, 0x3F4F80, 0x3F500F, 0x3F8000, 0x3F8B83, 0x3F8C00, 0x3F9C0F, 0x3FBFC0, 0x3FC841, 0x3FCEC0, 0x3FD041, 0x3FD6C0, 0x3FD98C, 0x3FDC00,
        0x3FDC4C, 0x3FE780, 0x3FE80E, 0x3FF800, 0x400025, 0x404000, 0x405002, 0x406400, 0x406802, 0x407400, 0x40A025, 0x40B800, 0x40C025, 0x410008,
        0x411425, 0x412C09, 0x414025, 0x41E001, 0x420025, 0x43980F, 0x43A025, 0x43B08F, 0x43C025, 0x44785C, 0x448025, 0x44CEC0, 0x44CF25, 0x459824,
        0x45A025, 0x45B420, 0x45C025, 0x46C013, 0x46D825, 0x47EC07, 0x47F018, 0x480025, 0x5BF88A, 0x5BF925, 0x5BFC0A, 0x5C0025, 0x6BFC0C, 0x6C004B,
        0x6C480C, 0x6C4C8B, 0x6C554C, 0x6C5C25, 0x6F2800, 0x748002, 0x74B000, 0x760025, 0x77C001, 0x780025, 0x780C03, 0x784025, 0x79F822, 0x7A0025,
        0x7B1C40, 0x7B800F, 0x7C0000, 0x7C800B, 0x7C8040, 0x80000A, 0x3800040,
    ];

    /// <summary>The names of two scripts that may not stand in one name but do in this one; null where all of them may.</summary>
    internal static (string One, string Other)? Mixed(ReadOnlySpan<char> name)
    {
        Span<int> met = stackalloc int[3];
        int count = 0;
        foreach (Rune rune in name.EnumerateRunes())
        {
            int script = ScriptOf(rune.Value);
            if (script == 0 || met[..count].Contains(script))
            {
                continue;
            }

            foreach (int other in met[..count])
            {
                if (!GoTogether(script, other))
                {
                    return (Names[other - 1], Names[script - 1]);
                }
            }

            // Of those that go together no more than four can.
            if (count < met.Length)
            {
                met[count++] = script;
            }
        }

        return null;
    }

    /// <summary>Whether a character is a letter of a script that has letters looking like those of another script.</summary>
    internal static int LookAlikeScriptOf(int codePoint) => ScriptOf(codePoint) is var script and <= LastLookAlike ? script : 0;

    /// <summary>The name of a script.</summary>
    internal static string NameOf(int script) => Names[script - 1];

    /// <summary>Whether a script joins its letters, so that characters that part or join them have a place in its words.</summary>
    internal static bool Joins(int codePoint) => ScriptOf(codePoint) > Hangul;

    private static bool GoTogether(int one, int other)
    {
        (int low, int high) = one < other ? (one, other) : (other, one);
        return low == Latin ? high is >= Han and <= Hangul
            : low == Han ? high <= Hangul
            : low == Hiragana && high == Katakana;
    }

    private static int ScriptOf(int codePoint)
    {
        if (codePoint < 0x80)
        {
            return char.IsAsciiLetter((char)codePoint) ? Latin : 0;
        }

        int found = Beginnings.BinarySearch((codePoint << ScriptBits) | ((1 << ScriptBits) - 1));
        return Beginnings[found >= 0 ? found : ~found - 1] & ((1 << ScriptBits) - 1);
    }
}
