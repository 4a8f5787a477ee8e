using System.Collections.Immutable;
using System.Text;
using Sluice.Core.Binding;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Linting;

/// <summary>
/// Makes the fixes that are safe, again and again until there is nothing more to fix. Writes nothing: what comes out is texts.
/// </summary>
public static class LintFixer
{
    /// <summary>
    /// One finding can uncover the next; no policy set needs more rounds than it has findings, and this many it never has.
    /// </summary>
    private const int MostRounds = 1_000;

    /// <summary>Fixes a policy set.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="options">What to look for.</param>
    /// <param name="before">What compiling them gave; null where that is yet to be done.</param>
    public static LintFixResult Fix(IPolicyFiles files, LintOptions options, Compilation? before = null)
    {
        var changed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var compiled = before ?? PolicyCompiler.Compile(files);
        var count = 0;
        for (var round = 0; round < MostRounds && compiled.Program is not null; round++)
        {
            var fixes = Choose(Linter.Run(compiled, options));
            if (fixes.Count == 0)
            {
                break;
            }

            var next = new SortedDictionary<string, string>(changed, StringComparer.Ordinal);
            foreach (var edits in fixes.SelectMany(static f => f.Edits).GroupBy(static e => e.Location.Source))
            {
                next[edits.Key.Path] = Apply(edits.Key.Content, edits);
            }

            var after = PolicyCompiler.Compile(new ChangedPolicyFiles(files, compiled, next, fixes[0].Edits[0].Location.Source.Folder));
            if (after.Program is null)
            {
                // A fix that would break the policy set is not made.
                break;
            }

            (changed, compiled, count) = (next, after, count + fixes.Count);
        }

        return new LintFixResult(compiled, changed.ToImmutableSortedDictionary(StringComparer.Ordinal), count);
    }

    /// <summary>A text after some edits, which do not overlap.</summary>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var result = new StringBuilder();
        var at = 0;
        foreach (var edit in edits.OrderBy(static e => e.Location.Span.Start))
        {
            result.Append(text, at, edit.Location.Span.Start - at).Append(edit.NewText);
            at = edit.Location.Span.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>The safe fixes that do not get into each other's way; a file that other policy sets use as well is left alone.</summary>
    private static List<LintFix> Choose(ImmutableArray<LintFinding> findings)
    {
        var chosen = new List<LintFix>();
        var taken = new List<SourceLocation>();
        foreach (var fix in findings.Select(static f => f.Fix).OfType<LintFix>().Where(static f => f.IsSafe))
        {
            if (fix.Edits.Any(e => LintContext.IsShared(e.Location) || taken.Exists(t => Overlap(t, e.Location))))
            {
                continue;
            }

            chosen.Add(fix);
            taken.AddRange(fix.Edits.Select(static e => e.Location));
        }

        return chosen;
    }

    private static bool Overlap(SourceLocation one, SourceLocation other) =>
        one.Path == other.Path && one.Span.Start <= other.Span.End && other.Span.Start <= one.Span.End;
}
