// What the client is told: how to start the server, and which files are its business.

/** The process to start, from the settings. */
function serverOptions(settings) {
  return {
    command: settings.get("server.command", "sluice"),
    args: settings.get("server.arguments", ["lsp"]),
    options: { shell: false },
  };
}

/** Policies wherever they are, manifests in folders called `transfers`. */
function clientOptions(vscode) {
  const manifests = ["yaml", "json", "jsonl"].map((language) => ({ scheme: "file", language, pattern: "**/transfers/**" }));
  return {
    documentSelector: [{ language: "sluice" }, ...manifests],
    synchronize: {
      fileEvents: [
        vscode.workspace.createFileSystemWatcher("**/*.sluice"),
        vscode.workspace.createFileSystemWatcher("**/transfers/**/*.{yaml,yml,json,jsonl}"),
      ],
    },
  };
}

module.exports = { clientOptions, serverOptions };
