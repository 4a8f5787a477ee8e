using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Diagnostics;

/// <summary>Collects diagnostics and gives them back in a fixed order.</summary>
public sealed class DiagnosticBag
{
    /// <summary>How many errors are reported before the rest is only counted.</summary>
    public const int ErrorLimit = 100;

    private readonly List<Diagnostic> _diagnostics = [];

    // Errors that the caller only counted.
    private int _leftOut;

    /// <summary>How many of them are errors, those that will be cut off included.</summary>
    public int ErrorCount { get; private set; }

    /// <summary>Whether any of them is an error.</summary>
    public bool HasErrors => ErrorCount > 0;

    /// <summary>How many there are so far.</summary>
    public int Count => _diagnostics.Count;

    /// <summary>Whether there is an error about exactly that place of a text.</summary>
    public bool HasErrorAt(TextSpan span) =>
        HasErrors && _diagnostics.Exists(d => d.Severity == DiagnosticSeverity.Error && d.Location?.Span == span);

    /// <summary>Takes one more.</summary>
    public void Add(Diagnostic diagnostic)
    {
        _diagnostics.Add(diagnostic);
        _leftOut += diagnostic.LeftOut;
        ErrorCount += diagnostic.Severity == DiagnosticSeverity.Error ? 1 : 0;
    }

    /// <summary>Takes more.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    /// <summary>Takes what is wanted of another one; nothing of it is cut off yet.</summary>
    public void AddRange(DiagnosticBag other, Func<Diagnostic, bool> wanted) => AddRange(other._diagnostics.Where(wanted));

    /// <summary>
    /// All of them by path, place and identifier, each once. Behind the first <see cref="ErrorLimit"/> errors the
    /// list ends with one line that says how many errors were left out.
    /// </summary>
    public ImmutableArray<Diagnostic> ToSorted() => ToSorted(static sorted => sorted);

    /// <summary>The same of what a filter leaves of them: what it leaves out is neither shown nor counted.</summary>
    public ImmutableArray<Diagnostic> ToSorted(Func<ImmutableArray<Diagnostic>, ImmutableArray<Diagnostic>> filter) =>
        Limited(filter(AllSorted()), _leftOut);

    /// <summary>All of them in the same order, however many they are.</summary>
    public ImmutableArray<Diagnostic> AllSorted() =>
        _diagnostics.Count == 0
            ? []
            :
            [
                .. _diagnostics
                    .Where(diagnostic => diagnostic.Id != SyntaxDiagnostics.TooManyErrors.Id)
                    .OrderBy(diagnostic => diagnostic.Location?.Path ?? string.Empty, StringComparer.Ordinal)
                    .ThenBy(diagnostic => diagnostic.Location?.Span.Start ?? -1)
                    .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
                    .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal)
                    .DistinctBy(diagnostic => (diagnostic.Location?.Path, diagnostic.Location?.Span, diagnostic.Id, diagnostic.Message)),
            ];

    /// <summary>The first <see cref="ErrorLimit"/> errors of a sorted list, and how many more there are.</summary>
    public static ImmutableArray<Diagnostic> Limited(ImmutableArray<Diagnostic> sorted) => Limited(sorted, 0);

    private static ImmutableArray<Diagnostic> Limited(ImmutableArray<Diagnostic> sorted, int leftOut)
    {
        if (leftOut == 0 && sorted.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) <= ErrorLimit)
        {
            return sorted;
        }

        ImmutableArray<Diagnostic>.Builder kept = ImmutableArray.CreateBuilder<Diagnostic>();
        int errors = 0;
        foreach (Diagnostic diagnostic in sorted)
        {
            if (diagnostic.Severity != DiagnosticSeverity.Error || errors++ < ErrorLimit)
            {
                kept.Add(diagnostic);
            }
        }

        kept.Add(Diagnostic.CountOf(Math.Max(0, errors - ErrorLimit) + leftOut));
        return kept.ToImmutable();
    }
}
