// The packaged extension where there is no server: it says what to do, and starts it when it is there.
const assert = require("node:assert/strict");
const Module = require("node:module");
const path = require("node:path");
const { after, test } = require("node:test");
const { root, server } = require("./server");
const { create } = require("./vscode-stub");

const settings = { "server.command": "no-such-program-as-this", "server.arguments": ["lsp"] };
const stub = create(path.join(root, "policies"), settings);
const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? stub.vscode : load(name, ...rest));
const extension = require("../dist/extension.js");

// A message that nobody answers.
stub.vscode.window.showErrorMessage = (message) => {
  stub.told.messages.push(message);
  return new Promise(() => {});
};

after(async () => await extension.deactivate());

test("a server that is not there is told with what to do, once it is there a restart starts it", async () => {
  await extension.activate({ subscriptions: [] });
  const told = stub.told.messages.find((m) => m.includes("cannot be started"));
  assert.match(told, /`no-such-program-as-this` cannot be started/);
  assert.match(told, /dotnet tool install -g Sluice/);
  assert.doesNotMatch(told, /undefined/);

  Object.assign(settings, { "server.command": "dotnet", "server.arguments": ["exec", server, "lsp"] });
  await stub.told.commands.get("sluice.restart")();
  assert.equal(extension.client().isRunning(), true);
});

test("only files, and texts that are to become files, are the server's business", () => {
  const selector = extension.client().clientOptions.documentSelector;
  assert.ok(selector.length > 0 && selector.every((s) => s.scheme === "file" || s.scheme === "untitled"), JSON.stringify(selector));
});
