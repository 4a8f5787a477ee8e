// VS Code's editor core with what the extension contributes: language configuration, colours, defaults; completion is answered by the server.
/* global monaco, vscodetextmate, onig, require, bridge */

// The language configuration as the editor core takes it: patterns are texts in the file.
function configuration(file) {
  const pattern = (text) => text && new RegExp(text);
  return {
    ...file,
    wordPattern: pattern(file.wordPattern),
    indentationRules: { increaseIndentPattern: pattern(file.indentationRules.increaseIndentPattern), decreaseIndentPattern: pattern(file.indentationRules.decreaseIndentPattern) },
    onEnterRules: file.onEnterRules.map((rule) => ({
      beforeText: pattern(rule.beforeText),
      afterText: pattern(rule.afterText),
      action: { indentAction: monaco.languages.IndentAction[{ none: "None", indent: "Indent" }[rule.action.indent]], appendText: rule.action.appendText },
    })),
  };
}

// Comments and texts are told apart by the extension's own grammar, as in VS Code.
async function colours(text) {
  await onig.loadWASM(await (await fetch("/onig.wasm")).arrayBuffer());
  const registry = new vscodetextmate.Registry({
    onigLib: Promise.resolve({ createOnigScanner: (sources) => new onig.OnigScanner(sources), createOnigString: (s) => new onig.OnigString(s) }),
    loadGrammar: async () => vscodetextmate.parseRawGrammar(text, "sluice.json"),
  });
  const grammar = await registry.loadGrammar("source.sluice");
  const state = (stack) => ({ stack, clone: () => state(stack), equals: (other) => other.stack.equals(stack) });
  return {
    getInitialState: () => state(vscodetextmate.INITIAL),
    tokenize(line, before) {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, before.stack);
      return { tokens: tokens.map((t) => ({ startIndex: t.startIndex, scopes: t.scopes.at(-1) })), endState: state(ruleStack) };
    },
  };
}

function completion(triggerCharacters) {
  return {
    triggerCharacters,
    async provideCompletionItems(model, position, context) {
      const found = await bridge("textDocument/completion", model.getValue(), { line: position.lineNumber - 1, character: position.column - 1 }, context.triggerCharacter);
      return {
        incomplete: false,
        suggestions: (found?.items ?? []).map(({ label, kind, detail, sortText, filterText, textEdit }) => ({
          label,
          kind: kind - 1,
          detail,
          sortText,
          filterText,
          insertText: textEdit.newText,
          range: {
            startLineNumber: textEdit.range.start.line + 1,
            startColumn: textEdit.range.start.character + 1,
            endLineNumber: textEdit.range.end.line + 1,
            endColumn: textEdit.range.end.character + 1,
          },
        })),
      };
    },
  };
}

async function begin({ languageConfiguration, grammar, options, triggerCharacters }) {
  require.config({ paths: { vs: "/monaco" } });
  await new Promise((done) => require(["vs/editor/editor.main"], done));
  monaco.languages.register({ id: "sluice" });
  monaco.languages.setLanguageConfiguration("sluice", configuration(languageConfiguration));
  monaco.languages.setTokensProvider("sluice", await colours(grammar));
  monaco.languages.registerCompletionItemProvider("sluice", completion(triggerCharacters));
  window.editor = monaco.editor.create(document.getElementById("editor"), { value: "", language: "sluice", ...options });
  window.editor.focus();
}

window.begin = begin;
