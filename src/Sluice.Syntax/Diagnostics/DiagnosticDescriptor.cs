namespace Sluice.Syntax.Diagnostics;

/// <summary>One kind of diagnostic: everything that can be said about it without an actual place.</summary>
/// <param name="Id">The identifier, never reused.</param>
/// <param name="Slug">A short name in words.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Message">The message, with <c>{0}</c>, <c>{1}</c> for what differs.</param>
/// <param name="Explanation">What it means and what to do about it, for the documentation.</param>
/// <param name="BadExample">A text that has it.</param>
/// <param name="GoodExample">The same text put right.</param>
/// <param name="Subject">What sort of text the examples are.</param>
public sealed record DiagnosticDescriptor(
    string Id,
    string Slug,
    DiagnosticSeverity Severity,
    string Message,
    string Explanation,
    string BadExample,
    string GoodExample,
    DiagnosticSubject Subject = DiagnosticSubject.Policy
);
