namespace Sluice.Cli.Rendering;

/// <summary>Every form in which verdicts are written.</summary>
internal static class Renderers
{
    // Made when they are asked for: a run needs one.
    private static readonly (string Name, Func<IReportRenderer> Make)[] All =
    [
        ("text", static () => new TextRenderer()),
        ("json", static () => new JsonRenderer()),
        ("sarif", static () => new SarifRenderer()),
        ("junit", static () => new JUnitRenderer()),
        ("markdown", static () => new MarkdownRenderer()),
    ];

    /// <summary>The form that is written line by line while the manifests are read.</summary>
    public const string Lines = "jsonl";

    /// <summary>The values of <c>--format</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(static r => r.Name), Lines];

    /// <summary>The one with that name, which exists.</summary>
    public static IReportRenderer Find(string name) => All.First(r => r.Name == name).Make();
}
