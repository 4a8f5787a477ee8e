using System.Text;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Syntax;

/// <summary>A word, a sign or a literal, with the blanks and comments that stand before it.</summary>
public class SyntaxToken : SyntaxElement
{
    private readonly string _source;
    private readonly int _start;
    private readonly int _length;
    private byte _kind;
    private bool _malformed;
    private string? _text;

    internal SyntaxToken(string source, SyntaxKind kind, int fullStart, int start, int length)
    {
        _source = source;
        _kind = (byte)kind;
        FullStart = fullStart;
        _start = start;
        _length = length;
    }

    /// <summary>What it is; a keyword that stands where a name is meant is a <see cref="SyntaxKind.Name"/>.</summary>
    public override SyntaxKind Kind => (SyntaxKind)_kind;

    /// <inheritdoc/>
    public override TextSpan Span => new(_start, _length);

    /// <inheritdoc/>
    public override TextSpan FullSpan => TextSpan.FromBounds(FullStart, _start + _length);

    /// <summary>Where the blanks and comments before it stand.</summary>
    public TextSpan LeadingTrivia => TextSpan.FromBounds(FullStart, _start);

    /// <summary>Whether it should be there but is not. A missing token has no text.</summary>
    public bool IsMissing => _length == 0 && Kind != SyntaxKind.EndOfFile;

    /// <inheritdoc/>
    public override bool HasErrors => IsMissing || _malformed;

    /// <summary>The token as written.</summary>
    public string Text => _text ??= SyntaxFacts.FixedText(Kind) ?? (_length == 0 ? string.Empty : _source.Substring(_start, _length));

    /// <summary>What the token stands for: a text without quotes and escapes, a label without <c>#</c>, else as written.</summary>
    public string ValueText => Kind switch
    {
        SyntaxKind.Text => Unquote(),
        SyntaxKind.Label when _length > 0 => _source.Substring(_start + 1, _length - 1),
        _ => Text,
    };

    internal int FullStart { get; set; }

    /// <summary>The source from where this token starts.</summary>
    internal string TextUpTo(int end) => _source.Substring(_start, end - _start);

    /// <summary>Gives the token the meaning its place asks for, such as a name for a contextual keyword.</summary>
    internal void Become(SyntaxKind kind)
    {
        _kind = (byte)kind;
        _text = null;
    }

    internal void MarkMalformed() => _malformed = true;

    /// <inheritdoc/>
    public override string ToString() => Text;

    private string Unquote()
    {
        // A missing token stands where it should be, but belongs to no text.
        if (_length == 0)
        {
            return string.Empty;
        }

        ReadOnlySpan<char> raw = _source.AsSpan(_start, _length);

        raw = raw[1..];
        if (!raw.IsEmpty && SyntaxFacts.IsQuote(raw[^1]))
        {
            raw = raw[..^1];
        }

        if (raw.IndexOf('\\') < 0)
        {
            return raw.ToString();
        }

        var value = new StringBuilder(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 == raw.Length)
            {
                value.Append(raw[i]);
                continue;
            }

            i++;
            value.Append(raw[i] switch { 'n' => '\n', 't' => '\t', char other => other });
        }

        return value.ToString();
    }
}
