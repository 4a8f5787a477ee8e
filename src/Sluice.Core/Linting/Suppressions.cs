using System.Collections.Immutable;
using Sluice.Core.Binding;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Linting;

/// <summary>
/// The comments of a policy set that suppress findings. A comment on a line of its own speaks for what begins below it, a whole rule or a
/// single clause; one behind something speaks for its line.
/// </summary>
internal sealed class Suppressions
{
    private const string Mark = "lint:";
    private const string Allow = "allow";
    private const string Because = "because";

    private readonly ILookup<string, Suppression> byPath;

    public Suppressions(ImmutableArray<SyntaxTree> trees)
    {
        // Most files have none, and then their comments need not be read.
        All = [.. trees.Where(static t => t.Source.Content.Contains(Mark, StringComparison.Ordinal)).SelectMany(Find)];
        byPath = All.ToLookup(static s => s.Comment.Path, StringComparer.Ordinal);
    }

    /// <summary>All of them, by path and place.</summary>
    public ImmutableArray<Suppression> All { get; }

    /// <summary>Whether a comment suppresses a finding; notes that it did.</summary>
    public bool Suppress(Diagnostic finding)
    {
        if (finding.Location is not { } location)
        {
            return false;
        }

        var suppressed = false;
        foreach (var suppression in byPath[location.Path])
        {
            if (
                suppression.Problem is null
                && location.Span.Start >= suppression.Covered.Start
                && location.Span.Start < suppression.Covered.End
            )
            {
                foreach (var name in suppression.Names.Where(n => Names(n, finding.Descriptor)))
                {
                    suppression.Used.Add(name);
                    suppressed = true;
                }
            }
        }

        return suppressed;
    }

    /// <summary>Whether that name, as written, means that kind of finding.</summary>
    public static bool Names(string written, DiagnosticDescriptor descriptor) =>
        LintRule.IsSameName(written, descriptor.Slug) || string.Equals(written, descriptor.Id, StringComparison.OrdinalIgnoreCase);

    /// <summary>What can be suppressed: the findings of rules and the warnings of the compiler.</summary>
    public static IEnumerable<DiagnosticDescriptor> Known() =>
        LintRules
            .All.Select(static r => r.Descriptor)
            .Concat(BindingDiagnostics.All.Where(static d => d.Severity == DiagnosticSeverity.Warning));

    private static IEnumerable<Suppression> Find(SyntaxTree tree)
    {
        foreach (var token in tree.Root.DescendantTokens())
        {
            var trivia = token.LeadingTrivia;
            if (
                trivia.Length < Mark.Length
                || !tree.Source.Content.AsSpan(trivia.Start, trivia.Length).Contains(Mark, StringComparison.Ordinal)
            )
            {
                continue;
            }

            foreach (var comment in Comments.In(tree.Source, trivia))
            {
                if (Body(tree.Source, comment) is { } body && body.StartsWith(Mark, StringComparison.Ordinal))
                {
                    yield return Read(new SourceLocation(tree.Source, comment), body[Mark.Length..], Covered(tree.Source, comment, token));
                }
            }
        }
    }

    private static string Body(SourceText source, TextSpan comment)
    {
        var text = source.Content.Substring(comment.Start, comment.Length);
        return (text.EndsWith("*/", StringComparison.Ordinal) ? text[..^2] : text).TrimStart('/', '*').Trim();
    }

    private static Suppression Read(SourceLocation comment, string body, TextSpan covered)
    {
        var words = body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var because = Array.IndexOf(words, Because);
        if (words.Length == 0 || words[0] != Allow)
        {
            return new Suppression(comment, [], covered, "the word `allow` is missing");
        }

        var named = because < 0 ? words[1..] : words[1..because];
        ImmutableArray<string> names = [.. string.Join(' ', named).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)];
        var problem =
            because < 0 || because == words.Length - 1 ? "the reason is missing"
            : names.IsEmpty ? "the name of a rule is missing"
            : null;
        return new Suppression(comment, names, covered, problem);
    }

    private static TextSpan Covered(SourceText source, TextSpan comment, SyntaxToken next)
    {
        var lineStart = comment.Start == 0 ? 0 : source.Content.LastIndexOfAny(['\n', '\r'], comment.Start - 1) + 1;
        if (!source.Content.AsSpan(lineStart, comment.Start - lineStart).IsWhiteSpace())
        {
            return TextSpan.FromBounds(lineStart, comment.Start);
        }

        SyntaxElement outermost = next;
        while (outermost.Parent is { } parent and not PolicyFileSyntax && parent.Span.Start == next.Span.Start)
        {
            outermost = parent;
        }

        return outermost.Span;
    }
}
