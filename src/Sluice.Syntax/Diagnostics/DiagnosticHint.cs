namespace Sluice.Syntax.Diagnostics;

/// <summary>What may help with a mistake: a sentence, and what to write where that is known.</summary>
/// <param name="Text">The sentence, as it is shown.</param>
/// <param name="Replacement">What to write in place of what the diagnostic points to; null where the sentence is all.</param>
public sealed record DiagnosticHint(string Text, string? Replacement = null)
{
    /// <summary>The nearest name in place of one that is not known; null where none is near.</summary>
    public static DiagnosticHint? DidYouMean(string? nearest) =>
        nearest is null ? null : new DiagnosticHint($"did you mean `{nearest}`?", nearest);

    /// <summary>A sentence alone.</summary>
    public static implicit operator DiagnosticHint?(string? text) => text is null ? null : new DiagnosticHint(text);
}
