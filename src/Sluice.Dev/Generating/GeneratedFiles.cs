using Antlr4.Runtime.Atn;
using Sluice.Cli.Rendering;
using Sluice.Core.Manifests;
using Sluice.Dev.Files;
using Sluice.Dev.Generating.Colours;
using Sluice.Dev.Generating.Lookahead;

namespace Sluice.Dev.Generating;

/// <summary>The files of the repository that are made from code.</summary>
internal static class GeneratedFiles
{
    /// <summary>The page of lint rules.</summary>
    public const string LintPage = "grammar/lint.md";

    // Asks the automaton some ten thousand questions: not twice in one process, whose grammar does not change.
    private static readonly Lazy<string> LookaheadTable = new(static () => LookaheadTableWriter.Write(PredictionMode.SLL));

    /// <summary>Those that are not as the code says, with the text they should have.</summary>
    public static IReadOnlyList<(string Path, string Text)> Differing(Checkout checkout) =>
        [.. All(checkout).Where(f => checkout.Read(f.Path) != f.Text)];

    private static IEnumerable<(string Path, string Text)> All(Checkout checkout)
    {
        // The parser that is asked was built with the table that stands there, and works with any.
        yield return ("src/Sluice.Syntax/Parsing/LookaheadTable.cs", LookaheadTable.Value);

        // The page of all diagnostics takes in what the program was built with: after a change of lint.md it is made by the next build.
        yield return (LintPage, LintPageWriter.Write(checkout));
        yield return ("grammar/diagnostics.md", DiagnosticPages.Markdown());
        yield return ("grammar/clauses.md", ClausePageWriter.Write());
        yield return ("src/editors/vscode/schemas/manifest.schema.json", ManifestSchema.Text.TrimEnd('\n') + "\n");
        yield return ("src/editors/vscode/syntaxes/sluice.tmLanguage.json", TextMateWriter.Write());
    }
}
