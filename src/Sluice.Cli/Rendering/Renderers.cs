namespace Sluice.Cli.Rendering;

/// <summary>Every form in which verdicts are written.</summary>
internal static class Renderers
{
    /// <summary>The form that is written line by line while the manifests are read.</summary>
    public const string Lines = "jsonl";

    /// <summary>The values of <c>--format</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["text", "json", "sarif", "junit", "markdown", Lines];

    /// <summary>The one with that name; of those that are written whole.</summary>
    public static IReportRenderer Find(string name) =>
        name switch
        {
            "text" => new TextRenderer(),
            "json" => new JsonRenderer(),
            "sarif" => new SarifRenderer(),
            "junit" => new JUnitRenderer(),
            "markdown" => new MarkdownRenderer(),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "there is no such form"),
        };
}
