// What the client is told: how to start the server, and which files are its business.

/** The process to start, from the settings. */
function serverOptions(settings) {
  return {
    command: settings.get("server.command", "sluice"),
    args: settings.get("server.arguments", ["lsp"]),
    options: { shell: false },
  };
}

/** Policies in files and in texts that are to become files, manifests in folders called `transfers`; not what a version control or a comparison shows. */
function clientOptions() {
  const manifests = ["yaml", "json", "jsonl"].map((language) => ({ scheme: "file", language, pattern: "**/transfers/**" }));
  return { documentSelector: [{ scheme: "file", language: "sluice" }, { scheme: "untitled", language: "sluice" }, ...manifests] };
}

module.exports = { clientOptions, serverOptions };
