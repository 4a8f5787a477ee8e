namespace Sluice.Cli.Rendering;

/// <summary>Every form in which verdicts are written.</summary>
internal static class Renderers
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IReportRenderer> All { get; } =
    [
        new TextRenderer(),
        new JsonRenderer(),
        new SarifRenderer(),
        new JUnitRenderer(),
        new MarkdownRenderer(),
    ];

    /// <summary>The form that is written line by line while the manifests are read.</summary>
    public const string Lines = "jsonl";

    /// <summary>The values of <c>--format</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(static r => r.Name), Lines];

    /// <summary>The one with that name, which exists.</summary>
    public static IReportRenderer Find(string name) => All.First(r => string.Equals(r.Name, name, StringComparison.Ordinal));
}
