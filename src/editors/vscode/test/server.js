// The server that was built last.
const fs = require("node:fs");
const path = require("node:path");

const root = path.resolve(__dirname, "../../../..");
const built = ["Release", "Debug"].map((c) => path.join(root, "src/Sluice.Cli/bin", c, "net10.0/sluice.dll")).filter((f) => fs.existsSync(f));
const server = built.sort((a, b) => fs.statSync(b).mtimeMs - fs.statSync(a).mtimeMs)[0];
if (!server) {
  throw new Error("There is no server to test against: run `dotnet build src/Sluice.Cli` first.");
}

module.exports = { root, server };
