using System.Collections.Immutable;
using Sluice.Cli.Files;
using Sluice.Core.Linting;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Linting;

/// <summary>What was found in one policy set.</summary>
/// <param name="Folder">The folder as outputs show it.</param>
/// <param name="Findings">The findings, their places as seen from the working directory.</param>
/// <param name="Fixed">How many fixes were made.</param>
internal sealed record LintReport(string Folder, ImmutableArray<LintFinding> Findings, int Fixed)
{
    /// <summary>How many findings <c>--fix</c> would put right.</summary>
    public int Fixable => Findings.Count(static f => f.Fix is { IsSafe: true });

    /// <summary>Findings of a policy folder, with paths that lead to the file from where the user is.</summary>
    public static LintReport Of(PolicyFolder folder, ImmutableArray<LintFinding> findings, int made)
    {
        var moved = new Dictionary<SourceText, SourceText>();
        return new LintReport(
            folder.Display.Length == 0 ? "." : folder.Display,
            [.. findings.Select(f => f with { Diagnostic = Moved(f.Diagnostic) })],
            made
        );

        Diagnostic Moved(Diagnostic d) =>
            Diagnostic.Restore(
                d.Descriptor,
                d.Location is null ? null : Place(d.Location),
                d.Message,
                d.Hint,
                [.. d.Related.Select(r => new RelatedLocation(Place(r.Location), r.Message))]
            );

        SourceLocation Place(SourceLocation place)
        {
            if (!moved.TryGetValue(place.Source, out var source))
            {
                moved.Add(place.Source, source = new SourceText(folder.PathOf(place.Path), place.Source.Content));
            }

            return new SourceLocation(source, place.Span);
        }
    }
}
