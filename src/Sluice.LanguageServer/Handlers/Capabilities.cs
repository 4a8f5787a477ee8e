using Sluice.LanguageServer.Features;

namespace Sluice.LanguageServer.Handlers;

/// <summary>What this server can do, as the answer to <c>initialize</c>.</summary>
internal static class Capabilities
{
    /// <summary>The command that runs a test.</summary>
    public const string RunTest = "sluice.runTest";

    public static object All(string version) =>
        new
        {
            capabilities = new
            {
                textDocumentSync = new
                {
                    openClose = true,
                    change = 2,
                    save = true,
                },
                completionProvider = new { triggerCharacters = new[] { ".", "#", ":", " " } },
                hoverProvider = true,
                definitionProvider = true,
                referencesProvider = true,
                renameProvider = new { prepareProvider = true },
                documentSymbolProvider = true,
                workspaceSymbolProvider = true,
                foldingRangeProvider = true,
                semanticTokensProvider = new
                {
                    legend = new
                    {
                        tokenTypes = SemanticTokensFeature.Types.AsEnumerable(),
                        tokenModifiers = SemanticTokensFeature.Modifiers.AsEnumerable(),
                    },
                    full = true,
                },
                documentFormattingProvider = true,
                codeActionProvider = new { codeActionKinds = new[] { "quickfix" } },
                codeLensProvider = new { resolveProvider = false },
                executeCommandProvider = new { commands = new[] { RunTest } },
                workspace = new { workspaceFolders = new { supported = true, changeNotifications = true } },
            },
            serverInfo = new { name = "sluice", version },
        };
}
