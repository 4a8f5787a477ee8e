namespace Sluice.Syntax.Formatting;

/// <summary>The comments that belong to one token, in the order of the text.</summary>
internal sealed class TokenComments
{
    /// <summary>On lines of their own above the token; each with whether an empty line stands before it.</summary>
    public List<(string Text, bool Blank)> Above { get; } = [];

    /// <summary>On the token's line, before it.</summary>
    public List<string> Before { get; } = [];

    /// <summary>On the token's line, behind it, with nothing but the end of the line after them.</summary>
    public List<string> Behind { get; } = [];

    /// <summary>Whether an empty line stands before the token, below the comments above it.</summary>
    public bool Blank { get; set; }

    /// <summary>Whether there is any comment.</summary>
    public bool Any => Above.Count + Before.Count + Behind.Count > 0;
}
