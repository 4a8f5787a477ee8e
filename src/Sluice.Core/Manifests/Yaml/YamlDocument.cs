using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests.Yaml;

/// <summary>One document of a text.</summary>
/// <param name="Root">Its content.</param>
/// <param name="Span">The part of the text it takes up.</param>
internal sealed record YamlDocument(YamlNode Root, TextSpan Span);
