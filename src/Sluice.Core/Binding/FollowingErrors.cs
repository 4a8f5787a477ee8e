using System.Collections.Immutable;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>
/// Leaves out what only follows from another mistake: one mistake, one message. As long as there is an error, one remains.
/// </summary>
internal static class FollowingErrors
{
    /// <summary>The diagnostics without those that follow from others of them.</summary>
    public static ImmutableArray<Diagnostic> LeftOut(ImmutableArray<Diagnostic> sorted)
    {
        if (!sorted.Any(IsSyntax))
        {
            return sorted;
        }

        var kept = ImmutableArray.CreateBuilder<Diagnostic>(sorted.Length);
        var lost = sorted
            .Where(static d => d.Id == SyntaxDiagnostics.ExpectedDeclaration.Id)
            .Select(static d => LostName(d.Location!))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var places = sorted
            .Where(static d =>
                d is { Severity: DiagnosticSeverity.Error, Location: not null } && d.Id != SyntaxDiagnostics.UpperCaseName.Id
            )
            .Select(static d => (d.Location!.Path, d.Location.Span.Start))
            .ToHashSet();
        var spelt = new HashSet<string>(StringComparer.Ordinal);
        var broken = sorted
            .Where(static d => d.Id.StartsWith("SLU1", StringComparison.Ordinal) && d.Location is not null)
            .Select(static d => d.Location!.Path)
            .ToHashSet(StringComparer.Ordinal);
        var syntax = sorted
            .Where(static d => IsSyntax(d) && d.Id != SyntaxDiagnostics.UpperCaseName.Id)
            .Select(static d => (d.Location!.Path, d.Location.Span.Start))
            .ToHashSet();
        var said = new HashSet<(string, int)>();
        var (path, word) = ("", 0);
        foreach (var found in sorted)
        {
            if (
                found.Location is not { } at
                || !(
                    Warns(found, at, broken)
                    || IsHalfRead(found, at, syntax)
                    || IsSaid(found, at, said)
                    || IsLost(found, at, lost)
                    || Spelt(found, at, places, spelt)
                    || GoesOn(found, at, kept, word)
                )
            )
            {
                kept.Add(found);
                if (found.Location is { } here && (here.Path != path || here.Span.Start > word))
                {
                    (path, word) = (here.Path, EndOfWord(here));
                }
            }
        }

        return kept.ToImmutable();
    }

    /// <summary>A warning about a file that cannot be read as it is meant: what is missing there may stand in what was skipped.</summary>
    private static bool Warns(Diagnostic found, SourceLocation at, HashSet<string> broken) =>
        found.Severity == DiagnosticSeverity.Warning && broken.Contains(at.Path);

    private static bool IsSyntax(Diagnostic found) =>
        found is { Severity: DiagnosticSeverity.Error, Location: not null }
        && found.Descriptor.Id.StartsWith("SLU1", StringComparison.Ordinal);

    /// <summary>A value whose type is wrong because what stands behind it could not be read, such as its unit.</summary>
    private static bool IsHalfRead(Diagnostic found, SourceLocation at, HashSet<(string, int)> syntax)
    {
        if (found.Id != BindingDiagnostics.WrongType.Id)
        {
            return false;
        }

        var end = at.Span.End;
        while (end < at.Source.Content.Length && at.Source.Content[end] is ' ' or '\t')
        {
            end++;
        }

        return syntax.Contains((at.Path, end));
    }

    /// <summary>An error at a word of which the parser has said already what is wrong with it.</summary>
    private static bool IsSaid(Diagnostic found, SourceLocation at, HashSet<(string, int)> said)
    {
        var isSaid = found.Severity == DiagnosticSeverity.Error && said.Contains((at.Path, at.Span.Start));
        if (IsSyntax(found) && found.Id != SyntaxDiagnostics.UpperCaseName.Id)
        {
            said.Add((at.Path, at.Span.Start));
        }

        return isSaid;
    }

    /// <summary>A name that is not known because its declaration could not be read.</summary>
    private static bool IsLost(Diagnostic found, SourceLocation at, HashSet<string> lost) =>
        found.Id == BindingDiagnostics.UnknownName.Id && lost.Contains(TextOf(at).Split('.')[0]);

    /// <summary>A name in upper case that was said before, or of which something better is said.</summary>
    private static bool Spelt(Diagnostic found, SourceLocation at, HashSet<(string, int)> places, HashSet<string> spelt) =>
        found.Id == SyntaxDiagnostics.UpperCaseName.Id && (places.Contains((at.Path, at.Span.Start)) || !spelt.Add(TextOf(at)));

    /// <summary>
    /// A sign without meaning inside the word an error was found in, or the end of brackets whose beginning was reported.
    /// </summary>
    private static bool GoesOn(Diagnostic found, SourceLocation at, ImmutableArray<Diagnostic>.Builder kept, int word)
    {
        if (
            found.Id != SyntaxDiagnostics.StrayCharacter.Id
            || kept.Count == 0
            || kept[^1] is not { Location: { } before } last
            || before.Path != at.Path
        )
        {
            return false;
        }

        return at.Span.Start <= word || (last.Id == found.Id && TextOf(before) == "[" && TextOf(at) == "]");
    }

    /// <summary>
    /// Where the word ends that something was found in; asked once for each word, for thousands of errors may lie in one.
    /// </summary>
    private static int EndOfWord(SourceLocation at)
    {
        var end = at.Span.Start;
        while (end < at.Source.Content.Length && !char.IsWhiteSpace(at.Source.Content[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>The name behind a word that was to begin a declaration.</summary>
    private static string? LostName(SourceLocation at)
    {
        var rest = at.Source.Content.AsSpan(at.Span.End).TrimStart(' ');
        var end = rest.IndexOfAnyExcept(NameLetters);
        return end > 0 ? rest[..end].ToString() : null;
    }

    private static readonly System.Buffers.SearchValues<char> NameLetters = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789_"
    );

    private static string TextOf(SourceLocation at) => at.Source.Content[at.Span.Start..at.Span.End];
}
