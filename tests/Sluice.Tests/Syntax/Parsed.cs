using Sluice.Syntax.Parsing;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Tests.Syntax;

/// <summary>Short ways to read a text in a test.</summary>
internal static class Parsed
{
    internal static SyntaxTree Text(string text) => PolicyParser.Parse(new SourceText("rules.sluice", text));

    /// <summary>The diagnostics as <c>SLU1010 3:7</c>, in one line.</summary>
    internal static string Problems(string text) =>
        string.Join(
            ", ",
            Text(text)
                .Diagnostics.Select(diagnostic =>
                    diagnostic.Location is { } location ? $"{diagnostic.Id} {location.Start.Line}:{location.Start.Column}" : diagnostic.Id
                )
        );
}
