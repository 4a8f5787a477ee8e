using Sluice.Cli.Rendering;
using Sluice.Core.Manifests;

namespace Sluice.Dev.Generating;

/// <summary>The files of the repository that are made from code.</summary>
internal static class GeneratedFiles
{
    private const string LintPage = "grammar/lint.md";

    /// <summary>Those that are not as the code says, with the text they should have.</summary>
    /// <param name="root">The checkout.</param>
    public static IReadOnlyList<(string Path, string Text)> Differing(string root) =>
        [.. All(root).Where(f => Text(root, f.Path) != f.Text)];

    private static IEnumerable<(string Path, string Text)> All(string root)
    {
        // The page of all diagnostics takes in what the program was built with: after a change of lint.md it is made by the next build.
        yield return (LintPage, LintPageWriter.Write(root, Text(root, LintPage)));
        yield return ("grammar/diagnostics.md", DiagnosticPages.Markdown());
        yield return ("grammar/clauses.md", ClausePageWriter.Write());
        yield return ("src/editors/vscode/schemas/manifest.schema.json", ManifestSchema.Text.TrimEnd('\n') + "\n");
    }

    private static string Text(string root, string path) =>
        File.Exists(Path.Join(root, path)) ? File.ReadAllText(Path.Join(root, path)) : "";
}
