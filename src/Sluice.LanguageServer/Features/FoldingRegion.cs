using System.Collections.Immutable;
using Sluice.LanguageServer.Model;
using Sluice.Syntax.Syntax;

namespace Sluice.LanguageServer.Features;

/// <summary>A stretch of lines that can be folded away; lines count from 1.</summary>
/// <param name="Start">The line that stays.</param>
/// <param name="End">The last line that goes.</param>
/// <param name="IsComment">Whether it is comments.</param>
internal readonly record struct FoldingRegion(int Start, int End, bool IsComment)
{
    /// <summary>The blocks over several lines, and comments of several lines.</summary>
    public static ImmutableArray<FoldingRegion> Of(PolicyPage document)
    {
        var source = document.Source;
        var found = new List<FoldingRegion>();
        foreach (var block in document.Tree.Root.DescendantsAndSelf().OfType<BlockSyntax>())
        {
            if (block.OpenBrace.IsMissing || block.CloseBrace.IsMissing)
            {
                continue;
            }

            // The closing brace stays in sight.
            Add(
                source.GetPosition(block.OpenBrace.Span.Start).Line,
                source.GetPosition(block.CloseBrace.Span.Start).Line - 1,
                comment: false
            );
        }

        var (first, last) = (-1, -1);
        foreach (var token in document.Tree.Root.DescendantTokens())
        {
            foreach (var comment in TextTokens.Comments(source, token.LeadingTrivia))
            {
                var (start, end) = (source.GetPosition(comment.Start).Line, source.GetPosition(comment.End).Line);
                if (start != last + 1)
                {
                    Add(first, last, comment: true);
                    first = start;
                }

                last = end;
            }
        }

        Add(first, last, comment: true);
        return [.. found.OrderBy(static f => f.Start).ThenBy(static f => f.End)];

        void Add(int start, int end, bool comment)
        {
            if (start > 0 && end > start)
            {
                found.Add(new FoldingRegion(start, end, comment));
            }
        }
    }
}
