using System.Buffers;
using System.Globalization;
using System.Text;

namespace Sluice.Syntax.Text;

/// <summary>
/// Finds what makes a text read differently from how it looks: characters that cannot be seen (<see cref="InvisibleCharacters"/>), and
/// letters of several scripts in one name or word, where one passes for the other.
/// </summary>
public static class TextInspection
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "\t\n\r !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
    );

    /// <summary>
    /// Whether a text has nothing but ASCII that is seen, blanks and line breaks in it: then there is nothing to look for.
    /// </summary>
    public static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Plain);

    /// <summary>The place of the first character that cannot be seen; -1 where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="inName">
    /// Whether the text is a name. Elsewhere a character may do its ordinary work: choose the form of an emoji, or join and part letters of
    /// scripts that are joined.
    /// </param>
    private static int FindInvisible(ReadOnlySpan<char> text, int from, bool inName)
    {
        int at = from;
        while (text[at..].IndexOfAnyExcept(Plain) is var next and >= 0)
        {
            at += next;
            int codePoint = CodePointAt(text, at);
            if (InvisibleCharacters.IsInvisible(codePoint) && (inName || !DoesItsWork(text, at, codePoint)))
            {
                return at;
            }

            at += codePoint > char.MaxValue ? 2 : 1;
        }

        return -1;
    }

    /// <summary>
    /// The names of two scripts that UTS 39 lets not stand in one name together (<i>highly restrictive</i>) but do in this one; null where
    /// there are none.
    /// </summary>
    private static (string One, string Other)? MixedScripts(ReadOnlySpan<char> name) => IsPlain(name) ? null : UnicodeScripts.Mixed(name);

    /// <summary>The first word with letters of two scripts that look like each other; null where there is none.</summary>
    private static (TextSpan Word, string One, string Other)? FindMixedWord(ReadOnlySpan<char> text, int from)
    {
        for (int at = from; at < text.Length; )
        {
            // Only a word with a letter beyond ASCII can be mixed.
            int odd = text[at..].IndexOfAnyExceptInRange('\0', '\u007F');
            if (odd < 0)
            {
                return null;
            }

            int start = at + odd;
            while (start > at && char.IsAsciiLetterOrDigit(text[start - 1]))
            {
                start--;
            }

            (int end, int one, int other) = ReadWord(text, start);
            if (other != 0)
            {
                return (TextSpan.FromBounds(start, end), UnicodeScripts.NameOf(one), UnicodeScripts.NameOf(other));
            }

            at = Math.Max(end, at + odd + 1);
        }

        return null;
    }

    /// <summary>What a name has in it that reads differently from how it looks: first what cannot be seen, then mixed scripts.</summary>
    public static TextFinding? FindInName(ReadOnlySpan<char> name)
    {
        if (IsPlain(name))
        {
            return null;
        }

        return FindInCode(name) is { } found ? found
            : MixedScripts(name) is { } mixed ? new TextFinding(new TextSpan(0, name.Length), null, mixed.One, mixed.Other)
            : null;
    }

    /// <summary>The first character that cannot be seen in what a program reads: there none has work to do.</summary>
    public static TextFinding? FindInCode(ReadOnlySpan<char> code) =>
        FindInvisible(code, 0, inName: true) is var at and >= 0 ? InvisibleAt(code, at) : null;

    /// <summary>The first place where a text, that is no name, reads differently from how it looks.</summary>
    public static TextFinding? FindInText(string text)
    {
        foreach (TextFinding found in FindInLines(text, 0, 1, static _ => true))
        {
            return found;
        }

        return null;
    }

    /// <summary>The places of a longer text, that is no name, where it reads differently from how it looks: one a line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="most">How many are wanted.</param>
    /// <param name="counts">Whether one is wanted.</param>
    public static IEnumerable<TextFinding> FindInLines(string text, int from, int most, Func<TextFinding, bool> counts)
    {
        int invisible = NextInvisible(text, from);
        while (most > 0)
        {
            TextFinding found;
            if (FindMixedWord(text.AsSpan(0, invisible), from) is { } mixed)
            {
                found = new TextFinding(mixed.Word, null, mixed.One, mixed.Other);
            }
            else if (invisible < text.Length)
            {
                found = InvisibleAt(text, invisible);
            }
            else
            {
                yield break;
            }

            from = found.Span.End;
            if (counts(found))
            {
                most--;
                int end = text.IndexOf('\n', from);
                from = end < 0 ? text.Length : end;
                yield return found;
            }

            // Looked for once only, so that many words before it cost no more than few.
            invisible = invisible < from ? NextInvisible(text, from) : invisible;
        }
    }

    private static int NextInvisible(string text, int from) =>
        FindInvisible(text, from, inName: false) is var at and >= 0 ? at : text.Length;

    private static TextFinding InvisibleAt(ReadOnlySpan<char> text, int at)
    {
        int codePoint = CodePointAt(text, at);
        return new TextFinding(new TextSpan(at, codePoint > char.MaxValue ? 2 : 1), InvisibleCharacters.Notation(codePoint));
    }

    /// <summary>The code point at a place; half of a surrogate pair as it is.</summary>
    private static int CodePointAt(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];

    private static (int End, int One, int Other) ReadWord(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        int one = 0;
        int other = 0;
        while (
            Rune.DecodeFromUtf16(text[end..], out Rune rune, out int length) == OperationStatus.Done
            && (Rune.IsLetterOrDigit(rune) || InvisibleCharacters.IsInvisible(rune) || IsMark(rune))
        )
        {
            int script = UnicodeScripts.LookAlikeScriptOf(rune.Value);
            one = one == 0 ? script : one;
            other = other == 0 && script != one ? script : other;
            end += length;
        }

        return (end, one, other);
    }

    private static bool DoesItsWork(ReadOnlySpan<char> text, int at, int codePoint)
    {
        if (at == 0 || codePoint is not (0x200C or 0x200D or 0xFE0E or 0xFE0F))
        {
            return false;
        }

        Rune.DecodeLastFromUtf16(text[..at], out Rune before, out _);
        if (codePoint is 0xFE0E or 0xFE0F)
        {
            return IsSign(before) || before.Value is (>= '0' and <= '9') or '#' or '*';
        }

        Rune.DecodeFromUtf16(text[(at + 1)..], out Rune after, out _);
        return (UnicodeScripts.Joins(before.Value) && (UnicodeScripts.Joins(after.Value) || codePoint == 0x200D))
            || (codePoint == 0x200D && (IsSign(before) || before.Value == 0xFE0F) && IsSign(after));
    }

    private static bool IsSign(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol
        || rune.Value is 0x203C or 0x2049 or 0x3030 or 0x303D;

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
