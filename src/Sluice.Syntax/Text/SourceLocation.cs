namespace Sluice.Syntax.Text;

/// <summary>A stretch of a particular source.</summary>
/// <param name="Source">The source.</param>
/// <param name="Span">The stretch.</param>
public sealed record SourceLocation(SourceText Source, TextSpan Span)
{
    /// <summary>The path of the source as people name it.</summary>
    public string Path => Source.Path;

    /// <summary>Where it starts.</summary>
    public LinePosition Start => Source.GetPosition(Span.Start);
}
