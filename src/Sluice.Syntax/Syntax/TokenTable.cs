using Antlr4.Runtime;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Syntax;

/// <summary>
/// The tokens of one text in four rows of numbers: a long text has hundreds of thousands of them, and hardly any is ever looked at by
/// itself. What is looked at gets an object, <see cref="SyntaxToken"/>, which asks here. The last token is the end of the file.
/// </summary>
internal sealed class TokenTable
{
    private const byte Malformed = 1;
    private const byte TakenAsName = 2;

    // Policies have a token for every six or seven characters.
    private const int CharactersPerToken = 6;

    private sbyte[] _types;
    private byte[] _marks;
    private int[] _starts;
    private int[] _ends;
    private bool _anyMalformed;

    internal TokenTable(string source)
    {
        Source = source;
        int capacity = (source.Length / CharactersPerToken) + 16;
        _types = new sbyte[capacity];
        _marks = new byte[capacity];
        _starts = new int[capacity];
        _ends = new int[capacity];
    }

    /// <summary>The text.</summary>
    internal string Source { get; }

    /// <summary>How many tokens there are, the end of the file included.</summary>
    internal int Count { get; private set; }

    /// <summary>What means nothing, in the order of the text; it is part of no node.</summary>
    internal List<StrayText> Strays { get; } = [];

    /// <summary>The type of the grammar; it stays when the parser takes a keyword for a name.</summary>
    internal int Type(int index) => _types[index];

    /// <summary>What a token was taken for.</summary>
    internal SyntaxKind Kind(int index) => (_marks[index] & TakenAsName) != 0 ? SyntaxKind.Name : TokenKinds.Of(_types[index]);

    internal int Start(int index) => _starts[index];

    internal int End(int index) => _ends[index];

    internal TextSpan Span(int index) => TextSpan.FromBounds(_starts[index], _ends[index]);

    /// <summary>Where the blanks and comments before a token start: behind the token before it.</summary>
    internal int FullStart(int index) => index == 0 ? 0 : _ends[index - 1];

    internal bool IsMalformed(int index) => (_marks[index] & Malformed) != 0;

    /// <summary>Whether any of these tokens is malformed.</summary>
    internal bool HasMalformed(int first, int count)
    {
        if (Volatile.Read(ref _anyMalformed))
        {
            foreach (byte mark in _marks.AsSpan(first, count))
            {
                if ((mark & Malformed) != 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    internal void MarkMalformed(int index)
    {
        _marks[index] |= Malformed;
        Volatile.Write(ref _anyMalformed, true);
    }

    /// <summary>Takes a keyword, or what is nearly a name, for a name.</summary>
    internal void TakeAsName(int index) => _marks[index] |= TakenAsName;

    /// <summary>Forgets what a reading found out about the tokens, so that the text can be read again.</summary>
    internal void ForgetMarks()
    {
        _marks.AsSpan(0, Count).Clear();
        _anyMalformed = false;
    }

    internal void Add(int type, int start, int end)
    {
        if (Count == _types.Length)
        {
            int capacity = Count + (Count / 2);
            Array.Resize(ref _types, capacity);
            Array.Resize(ref _marks, capacity);
            Array.Resize(ref _starts, capacity);
            Array.Resize(ref _ends, capacity);
        }

        _types[Count] = (sbyte)type;
        _starts[Count] = start;
        _ends[Count] = end;
        Count++;
    }

    internal void AddEnd(int at) => Add(TokenConstants.EOF, at, at);

    /// <summary>The first token that starts at a position or behind it.</summary>
    internal int FirstFrom(int position)
    {
        int found = _starts.AsSpan(0, Count).BinarySearch(position);
        return found >= 0 ? found : ~found;
    }
}
