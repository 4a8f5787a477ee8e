using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests.Yaml;

/// <summary>One document of a text.</summary>
/// <param name="Root">Its content.</param>
/// <param name="Span">The part of the text it takes up.</param>
internal sealed record YamlDocument(YamlNode Root, TextSpan Span)
{
    /// <summary>Whether an error was found in it while it was read; then it is not decided, whatever of the errors is shown.</summary>
    public bool HasErrors { get; set; }

    /// <summary>The values and keys that were refused as texts, nothing further is said of them; null where there are none.</summary>
    public HashSet<TextSpan>? Refused { get; set; }

    /// <summary>Warnings about texts, by the value they are about: where a value is none of its type, that alone is said.</summary>
    public List<(TextSpan Value, Diagnostic Warning)>? Doubts { get; set; }
}
