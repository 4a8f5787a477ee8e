// What is contributed exists, and says what the program says.
const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const { root, server } = require("./server");

const here = path.resolve(__dirname, "..");
const manifest = JSON.parse(fs.readFileSync(path.join(here, "package.json"), "utf8"));
const read = (file) => fs.readFileSync(path.join(here, file), "utf8");

test("every file that is contributed is there and is JSON", () => {
  const { languages, grammars, snippets, jsonValidation, yamlValidation } = manifest.contributes;
  const files = [...languages.flatMap((l) => l.configuration ?? []), ...grammars.map((g) => g.path), ...snippets.map((s) => s.path), ...[...jsonValidation, ...yamlValidation].map((v) => v.url)];
  for (const file of files) {
    JSON.parse(read(file));
  }
});

test("the schema of manifests is the one that the program publishes", () => {
  assert.equal(read("schemas/manifest.schema.json"), execFileSync("dotnet", ["exec", server, "schema", "manifest"], { encoding: "utf8" }));
});

test("every keyword of the language has a colour", () => {
  const lexer = fs.readFileSync(path.join(root, "grammar/SluiceLexer.g4"), "utf8");
  const keywords = [...lexer.matchAll(/^[A-Z]+ +: '([a-z]+)' ;/gm)].map((m) => m[1]);
  const grammar = read("syntaxes/sluice.tmLanguage.json");
  assert.ok(keywords.length > 50);
  for (const keyword of keywords) {
    assert.match(grammar, new RegExp(`[|(:]${keyword}[|)]`), keyword);
  }
});

test("every snippet opens a declaration or clause of the language", () => {
  const lexer = fs.readFileSync(path.join(root, "grammar/SluiceLexer.g4"), "utf8");
  for (const [name, snippet] of Object.entries(JSON.parse(read("snippets/sluice.json")))) {
    assert.match(lexer, new RegExp(`'${snippet.body[0].split(" ")[0]}'`), name);
  }
});
