namespace Sluice.Testing.Cases;

/// <summary>A fenced block of a page of cases.</summary>
/// <param name="Kind">What it is: the first word behind the fence, and the second where that is a dialect (<c>sql postgres</c>).</param>
/// <param name="Name">The name of the file it stands for; null for the usual one.</param>
/// <param name="Text">What stands inside; every line ends with a line feed.</param>
/// <param name="Line">The 1-based line of its opening fence.</param>
/// <param name="EndLine">The 1-based line of its closing fence.</param>
public sealed record CaseBlock(string Kind, string? Name, string Text, int Line, int EndLine)
{
    /// <summary>Whether it is given, not expected.</summary>
    public bool IsInput => Kind is "sluice" or "manifest" or "rows" or "command";

    /// <summary>The block behind an opening fence; null where no stage knows such a one.</summary>
    public static CaseBlock? Of(string info, string text, int line, int endLine) =>
        info.Split(' ') switch
        {
            ["sluice" or "manifest" or "rows" or "command"] or ["diagnostics" or "verdict" or "text"] => new CaseBlock(
                info,
                null,
                text,
                line,
                endLine
            ),
            ["sluice" or "manifest" or "rows", { Length: > 0 } name] => new CaseBlock(info.Split(' ')[0], name, text, line, endLine),
            ["sql", var dialect] when ProductLists.Dialects.Contains(dialect) => new CaseBlock(info, null, text, line, endLine),
            _ => null,
        };
}
