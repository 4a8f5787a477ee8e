// The thin client: starts `sluice lsp` and leaves everything else to it.
const { LanguageClient } = require("vscode-languageclient/node");
const vscode = require("vscode");
const { clientOptions, serverOptions } = require("./options");

let client;

async function start() {
  const settings = vscode.workspace.getConfiguration("sluice");
  client = new LanguageClient("sluice", "Sluice", serverOptions(settings), clientOptions(vscode));
  await client.start();
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("sluice.restart", async () => {
      await stop();
      await start();
    }),
  );
  try {
    await start();
  } catch (error) {
    const choice = await vscode.window.showErrorMessage(
      `The Sluice language server cannot be started: ${error.message}. Install it with \`dotnet tool install\`, or say where it is.`,
      "Open Settings",
    );
    if (choice) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "sluice.server");
    }
  }
}

module.exports = { activate, deactivate: stop, client: () => client };
