using System.Text;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Syntax;

/// <summary>
/// A word, a sign or a literal, with the blanks and comments that stand before it. The numbers are kept in a table of all tokens; the
/// object is made on first use, and once.
/// </summary>
public sealed class SyntaxToken : SyntaxElement
{
    private readonly TokenTable? _table;
    private readonly int _index;
    private readonly SyntaxKind _missing;
    private string? _text;

    /// <summary>A token of a text.</summary>
    internal SyntaxToken(TokenTable table, int index)
    {
        _table = table;
        _index = index;
    }

    private SyntaxToken(SyntaxKind kind, int at)
    {
        _missing = kind;
        _index = at;
    }

    /// <summary>What it is; a keyword that stands where a name is meant is a <see cref="SyntaxKind.Name"/>.</summary>
    public override SyntaxKind Kind => _table?.Kind(_index) ?? _missing;

    /// <inheritdoc/>
    public override TextSpan Span => _table?.Span(_index) ?? new TextSpan(_index, 0);

    /// <inheritdoc/>
    public override TextSpan FullSpan => TextSpan.FromBounds(FullStart, Span.End);

    /// <summary>Where the blanks and comments before it stand.</summary>
    public TextSpan LeadingTrivia => TextSpan.FromBounds(FullStart, Span.Start);

    /// <summary>Whether it should be there but is not. A missing token has no text.</summary>
    public bool IsMissing => _table is null;

    /// <inheritdoc/>
    public override bool HasErrors => _table?.IsMalformed(_index) ?? true;

    /// <summary>The token as written.</summary>
    public string Text => _text ??= SyntaxFacts.FixedText(Kind) ?? SourceText;

    /// <summary>What the token stands for: a text without quotes and escapes, a label without <c>#</c>, else as written.</summary>
    public string ValueText =>
        Kind switch
        {
            SyntaxKind.Text => Unquote(),
            SyntaxKind.Label when !IsMissing => Written[1..].ToString(),
            _ => Text,
        };

    /// <summary>The type the grammar gave; it stays when the parser takes a keyword for a name.</summary>
    internal int Type => _table?.Type(_index) ?? 0;

    /// <summary>The place in the row of tokens.</summary>
    internal int Index => _index;

    /// <summary>The token as written, whatever it was taken for.</summary>
    internal string SourceText => Written.ToString();

    private int FullStart => _table?.FullStart(_index) ?? _index;

    private ReadOnlySpan<char> Written => _table is null ? default : _table.Source.AsSpan(Span.Start, Span.Length);

    /// <summary>A token that should stand somewhere but does not; it belongs to no text.</summary>
    internal static SyntaxToken Missing(SyntaxKind kind, int at, SyntaxNode parent) => new(kind, at) { Parent = parent };

    /// <summary>Gives the token the meaning its place asks for, a name.</summary>
    internal void TakeAsName()
    {
        _table?.TakeAsName(_index);
        _text = null;
    }

    internal void MarkMalformed() => _table?.MarkMalformed(_index);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private string Unquote()
    {
        // A missing token stands where it should be, but belongs to no text.
        if (IsMissing)
        {
            return string.Empty;
        }

        ReadOnlySpan<char> raw = Written[1..];
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
            value.Append(
                raw[i] switch
                {
                    'n' => '\n',
                    't' => '\t',
                    char other => other,
                }
            );
        }

        return value.ToString();
    }
}
