using System.Buffers;
using System.Runtime.CompilerServices;
using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Parsing;

/// <summary>
/// Reads a text into tokens, as SluiceLexer.g4 says: the longest match, and of equally long ones the rule that stands first. The generated
/// lexer takes ten times as long, because it makes an object for each token; a test holds the two together, token for token, on damaged
/// texts too.
/// </summary>
internal ref struct PolicyLexer
{
    private const char EndOfText = '\0';

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n");
    private static readonly SearchValues<char> InText = SearchValues.Create("\"\\\r\n");
    private static readonly SearchValues<char> AfterQuotes = SearchValues.Create("\"\u201C\u201D\u201E\u00AB\u00BB\r\n");
    private static readonly SearchValues<char> AfterApostrophes = SearchValues.Create("'\u2018\u2019\r\n");

    private readonly ReadOnlySpan<char> _text;
    private readonly TokenTable _tokens;
    private int _start;

    private PolicyLexer(TokenTable tokens, int start)
    {
        _text = tokens.Source;
        _tokens = tokens;
        _start = start;
    }

    /// <summary>All tokens of a text.</summary>
    /// <param name="source">The text.</param>
    /// <param name="start">Where it begins, behind a byte order mark.</param>
    internal static TokenTable Read(string source, int start)
    {
        var tokens = new TokenTable(source);
        new PolicyLexer(tokens, start).ReadAll();
        tokens.AddEnd(source.Length);
        return tokens;
    }

    private void ReadAll()
    {
        while (_start < _text.Length)
        {
            switch (_text[_start])
            {
                case ' ' or '\t' or '\r' or '\n':
                    _start++;
                    break;
                case >= 'a' and <= 'z':
                    ReadWord();
                    break;
                case '{':
                    Add(SluiceLexer.LBRACE, 1);
                    break;
                case '}':
                    Add(SluiceLexer.RBRACE, 1);
                    break;
                case '(':
                    Add(SluiceLexer.LPAREN, 1);
                    break;
                case ')':
                    Add(SluiceLexer.RPAREN, 1);
                    break;
                case ',':
                    Add(SluiceLexer.COMMA, 1);
                    break;
                case '.':
                    Add(SluiceLexer.DOT, 1);
                    break;
                case ':':
                    Add(SluiceLexer.COLON, 1);
                    break;
                case '"':
                    ReadText();
                    break;
                case '#':
                    ReadLabel();
                    break;
                case '-' when char.IsAsciiDigit(At(_start + 1)):
                case >= '0' and <= '9':
                    ReadNumber();
                    break;
                case '/' when At(_start + 1) == '/':
                    _start = Until(_start, LineEnds);
                    break;
                case '/' when At(_start + 1) == '*':
                    ReadComment();
                    break;
                case '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB':
                    ReadOddText(AfterQuotes);
                    break;
                case '\'' or '\u2018' or '\u2019':
                    ReadOddText(AfterApostrophes);
                    break;
                default:
                    ReadOther();
                    break;
            }
        }
    }

    // Names and keywords; with a letter or a hyphen that they cannot have, what is nearly a name.
    private void ReadWord()
    {
        int end = _start + 1;
        while (IsNamePart(At(end)))
        {
            end++;
        }

        int odd = EndOfOddWord(end);
        AddTo(odd > end ? SluiceLexer.BAD_NAME : Keywords.TypeOf(_text[_start..end]), odd);
    }

    private void ReadOther()
    {
        char c = _text[_start];
        if (IsLetter(c) || c == '_')
        {
            int end = EndOfOddWord(_start + 1);
            bool country = end == _start + 2 && char.IsAsciiLetterUpper(c) && char.IsAsciiLetterUpper(_text[_start + 1]);
            AddTo(country ? SluiceLexer.COUNTRY : SluiceLexer.BAD_NAME, end);
            return;
        }

        (int type, int length) = (c, At(_start + 1)) switch
        {
            ('|', '|') => (SluiceLexer.OR_SIGN, 2),
            ('|', _) => (SluiceLexer.BAR, 1),
            ('=', '=') => (SluiceLexer.EQEQ, 2),
            ('=', '<') => (SluiceLexer.LE_ODD, 2),
            ('=', '>') => (SluiceLexer.GE_ODD, 2),
            ('=', _) => (SluiceLexer.EQ, 1),
            ('!', '=') => (SluiceLexer.NE, 2),
            ('!', _) => (SluiceLexer.NOT_SIGN, 1),
            ('<', '=') => (SluiceLexer.LE, 2),
            ('<', '>') => (SluiceLexer.NE_ODD, 2),
            ('<', _) => (SluiceLexer.LT, 1),
            ('>', '=') => (SluiceLexer.GE, 2),
            ('>', _) => (SluiceLexer.GT, 1),
            ('&', '&') => (SluiceLexer.AND_SIGN, 2),
            ('&', _) => (SluiceLexer.AND_SIGN, 1),
            ('\u2260', _) => (SluiceLexer.NE_ODD, 1),
            ('\u2264', _) => (SluiceLexer.LE_ODD, 1),
            ('\u2265', _) => (SluiceLexer.GE_ODD, 1),
            _ => (SluiceLexer.STRAY_CHAR, 1),
        };
        if (type == SluiceLexer.STRAY_CHAR)
        {
            AddStray(type, _start + 1);
        }
        else
        {
            Add(type, length);
        }
    }

    private void ReadText()
    {
        int at = _start + 1;
        while (true)
        {
            at = Until(at, InText);
            if (at < _text.Length && _text[at] == '"')
            {
                AddTo(SluiceLexer.STRING, at + 1);
                return;
            }

            if (at == _text.Length || _text[at] != '\\')
            {
                AddTo(SluiceLexer.OPEN_STRING, at);
                return;
            }

            // An escape takes any character with it, but the end of the line ends the text.
            if (at + 1 == _text.Length || _text[at + 1] is '\r' or '\n')
            {
                AddTo(SluiceLexer.OPEN_STRING, at + 1);
                return;
            }

            at += 2;
        }
    }

    private void ReadOddText(SearchValues<char> closing)
    {
        int end = Until(_start + 1, closing);
        AddTo(SluiceLexer.ODD_STRING, end < _text.Length && _text[end] is not ('\r' or '\n') ? end + 1 : end);
    }

    private void ReadLabel()
    {
        int end = _start + 1;
        if (char.IsAsciiLetterLower(At(end)))
        {
            do
            {
                end++;
            } while (IsNamePart(At(end)));
        }

        int odd = IsWordPart(At(_start + 1)) ? EndOfOddWord(end) : end;
        AddTo(odd > end || end == _start + 1 ? SluiceLexer.BAD_LABEL : SluiceLexer.LABEL, odd);
    }

    private void ReadNumber()
    {
        int first = _text[_start] == '-' ? _start + 1 : _start;
        int end = first + 1;
        while (IsNumberPart(At(end)) || (At(end) is '.' or '-' && IsNumberPart(At(end + 1))))
        {
            end++;
        }

        AddTo(TypeOfNumber(_text[first..end], isNegative: first > _start), end);
    }

    private static int TypeOfNumber(ReadOnlySpan<char> number, bool isNegative)
    {
        if (!isNegative && IsDate(number))
        {
            return SluiceLexer.DATE;
        }

        int dot = number.IndexOf('.');
        if (dot < 0)
        {
            return AreDigits(number) ? SluiceLexer.INTEGER : SluiceLexer.BAD_NUMBER;
        }

        return AreDigits(number[..dot]) && AreDigits(number[(dot + 1)..]) ? SluiceLexer.DECIMAL : SluiceLexer.BAD_NUMBER;
    }

    private static bool IsDate(ReadOnlySpan<char> number)
    {
        if (number.Length != 10)
        {
            return false;
        }

        for (int i = 0; i < number.Length; i++)
        {
            if (i is 4 or 7 ? number[i] != '-' : !char.IsAsciiDigit(number[i]))
            {
                return false;
            }
        }

        return true;
    }

    // Digits, with single underscores between them.
    private static bool AreDigits(ReadOnlySpan<char> number)
    {
        bool digit = false;
        foreach (char c in number)
        {
            if (!char.IsAsciiDigit(c) && !(c == '_' && digit))
            {
                return false;
            }

            digit = c != '_';
        }

        return digit;
    }

    private void ReadComment()
    {
        int close = _text[(_start + 2)..].IndexOf("*/");
        if (close < 0)
        {
            AddStray(SluiceLexer.OPEN_COMMENT, _text.Length);
        }
        else
        {
            _start += 2 + close + 2;
        }
    }

    // Letters and digits of all kinds, and hyphens before them.
    private readonly int EndOfOddWord(int end)
    {
        while (IsWordPart(At(end)) || (At(end) == '-' && IsWordPart(At(end + 1))))
        {
            end++;
        }

        return end;
    }

    private void Add(int type, int length) => AddTo(type, _start + length);

    private void AddTo(int type, int end)
    {
        _tokens.Add(type, _start, end);
        _start = end;
    }

    private void AddStray(int type, int end)
    {
        _tokens.Strays.Add(new StrayText(type, Text.TextSpan.FromBounds(_start, end)));
        _start = end;
    }

    private readonly int Until(int from, SearchValues<char> wanted)
    {
        int found = _text[from..].IndexOfAny(wanted);
        return found < 0 ? _text.Length : from + found;
    }

    // Behind the end stands nothing that any token goes on with.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly char At(int index) => (uint)index < (uint)_text.Length ? _text[index] : EndOfText;

    private static bool IsNamePart(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_';

    private static bool IsNumberPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static bool IsWordPart(char c) => IsLetter(c) || char.IsAsciiDigit(c) || c == '_';

    private static bool IsLetter(char c) =>
        c < '\u00AA'
            ? char.IsAsciiLetter(c)
            : c
                is '\u00AA'
                    or '\u00B5'
                    or '\u00BA'
                    or (>= '\u00C0' and <= '\u1FFF')
                    or (>= '\u2C00' and <= '\u2DFF')
                    or (>= '\u3005' and <= '\uD7FF')
                    or (>= '\uF900' and <= '\uFDFF')
                    or (>= '\uFE70' and <= '\uFEFC')
                    or (>= '\uFF21' and <= '\uFF3A')
                    or (>= '\uFF41' and <= '\uFF5A')
                    or (>= '\uFF66' and <= '\uFFDC');
}
