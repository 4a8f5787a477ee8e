using Sluice.Syntax.Text;

namespace Sluice.Syntax.Diagnostics;

/// <summary>A second place that helps to understand a diagnostic.</summary>
/// <param name="Location">The place.</param>
/// <param name="Message">What is to be seen there.</param>
public sealed record RelatedLocation(SourceLocation Location, string Message);
