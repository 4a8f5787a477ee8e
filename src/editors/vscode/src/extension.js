// The thin client: starts `sluice lsp` and leaves everything else to it.
const { LanguageClient } = require("vscode-languageclient/node");
const vscode = require("vscode");
const { clientOptions, serverOptions } = require("./options");

let client;

async function start() {
  const settings = vscode.workspace.getConfiguration("sluice");
  const starting = new LanguageClient("sluice", "Sluice", serverOptions(settings), clientOptions());
  try {
    await starting.start();
    client = starting;
  } catch (error) {
    // Nobody waits for the answer: a command that starts the server anew must not wait behind a message.
    void complain(settings.get("server.command", "sluice"), error);
  }
}

async function complain(command, error) {
  // The client library may fail with nothing or with a text.
  const reason = error?.message ?? error;
  const choice = await vscode.window.showErrorMessage(
    `The Sluice language server \`${command}\` cannot be started${reason ? `: ${reason}` : ""}. Install it with \`dotnet tool install -g Sluice\`, or say in the settings where it is.`,
    "Try Again",
    "Open Settings",
  );
  if (choice === "Try Again") {
    await restart();
  } else if (choice) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "sluice.server");
  }
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function restart() {
  try {
    await stop();
  } catch {
    // One that does not end in order must not keep the next from being started.
  }
  await start();
}

async function activate(context) {
  context.subscriptions.push(vscode.commands.registerCommand("sluice.restart", restart));
  await start();
}

module.exports = { activate, deactivate: stop, client: () => client };
