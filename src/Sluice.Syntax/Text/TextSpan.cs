namespace Sluice.Syntax.Text;

/// <summary>A stretch of a text, counted in UTF-16 code units from 0.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="Length">How long it is.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The first position behind it.</summary>
    public int End => Start + Length;

    /// <summary>The span from one position up to, and without, another.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);
}
