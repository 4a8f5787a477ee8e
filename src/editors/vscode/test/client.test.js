// The packaged extension against the real server, without an editor: `npm run build` and `dotnet build src/Sluice.Cli` come first.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { after, before, test } = require("node:test");
const { root, server } = require("./server");
const { create } = require("./vscode-stub");

const folder = path.join(root, "policies");
const rules = path.join(folder, "app_store_scoring", "rules.sluice");
const stub = create(folder, { "server.command": "dotnet", "server.arguments": ["exec", server, "lsp"] });

let extension;

async function until(wanted, what) {
  for (let i = 0; i < 600; i++) {
    const found = wanted();
    if (found) {
      return found;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`${what}; told were ${JSON.stringify([...stub.told.diagnostics])} and ${JSON.stringify(stub.told.messages)}`);
}

before(async () => {
  const load = Module._load;
  Module._load = (name, ...rest) => (name === "vscode" ? stub.vscode : load(name, ...rest));
  extension = require("../dist/extension.js");
  await extension.activate({ subscriptions: [] });
});

after(async () => await extension.deactivate());

test("the server is started as the settings say, and stays", () => {
  assert.deepEqual(stub.told.messages, []);
  assert.equal(extension.client().isRunning(), true);
  assert.equal(extension.client().initializeResult.serverInfo.name, "sluice");
});

test("a mistake is shown while typing, and gone when it is put right", async () => {
  const right = fs.readFileSync(rules, "utf8");
  const text = stub.open(rules, "sluice", right.replace("allow    credit.order", "allow    credit.ordr"));
  const uri = text.uri.toString();
  const [found] = await until(() => stub.told.diagnostics.get(uri)?.length > 0 && stub.told.diagnostics.get(uri), "no mistake was shown");
  assert.match(found.message, /no category is called `credit.ordr`/);
  assert.equal(found.range.start.line, 5);

  stub.change(text, right);
  await until(() => stub.told.diagnostics.get(uri)?.length === 0, "the mistake stayed");
});

test("every kind of answer has a provider in the editor", () => {
  for (const kind of ["CompletionItem", "Hover", "Definition", "Reference", "Rename", "DocumentSymbol", "WorkspaceSymbol", "FoldingRange", "DocumentSemanticTokens", "DocumentFormattingEdit", "CodeActions", "CodeLens"]) {
    assert.ok([...stub.told.providers.keys()].includes(`register${kind}Provider`), `${kind}: ${[...stub.told.providers.keys()]}`);
  }
});

test("a test is run by the command of its lens", async () => {
  const promises = stub.vscode.Uri.file(path.join(folder, "app_store_scoring", "promises.sluice")).toString();
  const [result] = await stub.told.commands.get("sluice.runTest")(promises, "subscription details are named as surplus");
  assert.equal(result.passed, true);
  await until(() => stub.told.messages.some((m) => m.startsWith("ok: ")), "nothing was said");
});

test("a restart leaves one server running", async () => {
  await stub.told.commands.get("sluice.restart")();
  assert.equal(extension.client().isRunning(), true);
});
