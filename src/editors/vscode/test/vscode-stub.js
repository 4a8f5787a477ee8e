// The part of the `vscode` module that the client touches, without an editor behind it. VS Code itself cannot run where these tests run; what is tested is
// the extension's own code and the client library, as packaged, against the real server.
const { EventEmitter } = require("node:events");
const path = require("node:path");
const { pathToFileURL, fileURLToPath } = require("node:url");

class Uri {
  constructor(text) {
    this.text = text;
    this.scheme = text.slice(0, text.indexOf(":"));
    this.fsPath = this.scheme === "file" ? fileURLToPath(text) : text;
    this.path = this.fsPath;
  }
  static file(file) {
    return new Uri(pathToFileURL(file).href);
  }
  static parse(text) {
    return new Uri(text);
  }
  toString() {
    return this.text;
  }
}

class Position {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
}

class Range {
  constructor(start, end, line, character) {
    this.start = typeof start === "number" ? new Position(start, end) : start;
    this.end = typeof start === "number" ? new Position(line, character) : end;
  }
}

class Diagnostic {
  constructor(range, message, severity) {
    Object.assign(this, { range, message, severity });
  }
}

class Disposable {
  constructor(dispose) {
    this.run = dispose;
  }
  dispose() {
    this.run?.();
  }
}

class CancellationTokenSource {
  constructor() {
    this.token = { isCancellationRequested: false, onCancellationRequested: () => new Disposable() };
  }
  cancel() {}
  dispose() {}
}

// What the client library extends, makes or names; only what a test looks at has anything in it.
const others =
  "CallHierarchyItem CodeAction CodeActionKind CodeActionTriggerKind CodeLens Color ColorInformation CompletionItem CompletionItemKind CompletionItemTag CompletionList CompletionTriggerKind DiagnosticRelatedInformation DiagnosticSeverity DiagnosticTag DocumentHighlight DocumentLink DocumentSymbol FileType FoldingRange FoldingRangeKind Hover InlayHint InlayHintLabelPart InlineCompletionItem Location LogLevel NotebookCellKind ParameterInformation ProgressLocation RelativePattern SelectionRange SemanticTokens SemanticTokensEdit SemanticTokensEdits SignatureHelp SignatureHelpTriggerKind SignatureInformation SnippetString SymbolInformation SymbolKind SymbolTag TabInputCustom TabInputNotebook TabInputText TabInputTextDiff TextDocumentChangeReason TextDocumentSaveReason TextEdit TypeHierarchyItem WorkspaceEdit";

/** An event as `vscode` has it, and a way to fire it. */
function event() {
  const emitter = new EventEmitter().setMaxListeners(0);
  const subscribe = (listener, self) => {
    const bound = listener.bind(self);
    emitter.on("e", bound);
    return new Disposable(() => emitter.off("e", bound));
  };
  return { subscribe, fire: (data) => emitter.emit("e", data) };
}

class VsEventEmitter {
  constructor() {
    const { subscribe, fire } = event();
    Object.assign(this, { event: subscribe, fire });
  }
  dispose() {}
}

/** A text that is open in the editor. */
function document(file, languageId, text) {
  return {
    uri: Uri.file(file),
    fileName: file,
    languageId,
    version: 1,
    isClosed: false,
    isDirty: false,
    getText: () => text,
    set text(value) {
      text = value;
    },
  };
}

function create(folder, settings) {
  const told = { diagnostics: new Map(), commands: new Map(), messages: [], providers: new Map() };
  const opened = event();
  const changed = event();
  const closed = event();
  const nothing = event();
  const later = { subscribe: nothing.subscribe };
  const configuration = { get: (key, otherwise) => settings[key] ?? otherwise, inspect: () => undefined };
  const channel = () => ({ append() {}, appendLine() {}, replace() {}, clear() {}, show() {}, hide() {}, dispose() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {}, logLevel: 3, onDidChangeLogLevel: later.subscribe });
  const folders = [{ uri: Uri.file(folder), name: path.basename(folder), index: 0 }];

  const known = {
    version: "1.99.0",
    Uri,
    Position,
    Range,
    Diagnostic,
    Disposable,
    CancellationTokenSource,
    EventEmitter: VsEventEmitter,
    CancellationError: class extends Error {},
    MarkdownString: class {
      constructor(value) {
        this.value = value;
      }
    },
    env: { appName: "stub", language: "en", appRoot: "" },
    workspace: {
      workspaceFolders: folders,
      textDocuments: [],
      notebookDocuments: [],
      isTrusted: true,
      fs: {},
      getConfiguration: () => configuration,
      getWorkspaceFolder: () => folders[0],
      asRelativePath: (uri) => path.relative(folder, uri.fsPath ?? uri),
      createFileSystemWatcher: () => ({ onDidCreate: later.subscribe, onDidChange: later.subscribe, onDidDelete: later.subscribe, dispose() {} }),
      onDidOpenTextDocument: opened.subscribe,
      onDidChangeTextDocument: changed.subscribe,
      onDidCloseTextDocument: closed.subscribe,
      applyEdit: async () => true,
    },
    window: {
      visibleTextEditors: [],
      tabGroups: { all: [], onDidChangeTabs: later.subscribe, onDidChangeTabGroups: later.subscribe },
      createOutputChannel: channel,
      showErrorMessage: async (message) => void told.messages.push(message),
      showWarningMessage: async (message) => void told.messages.push(message),
      showInformationMessage: async (message) => void told.messages.push(message),
      withProgress: (_, task) => task({ report() {} }, new CancellationTokenSource().token),
    },
    commands: {
      registerCommand(id, run) {
        told.commands.set(id, run);
        return new Disposable(() => told.commands.delete(id));
      },
      executeCommand: async (id, ...rest) => told.commands.get(id)?.(...rest),
    },
    languages: {
      createDiagnosticCollection: () => ({
        set: (uri, found) => told.diagnostics.set(uri.toString(), found ?? []),
        delete: (uri) => told.diagnostics.delete(uri.toString()),
        clear: () => told.diagnostics.clear(),
        dispose() {},
      }),
      // The selector fits or not; here every text is one that the client asked for.
      match: () => 10,
    },
  };

  // Providers are kept by their kind; what an event or a class of the module is for does not matter.
  const filled = (given) =>
    new Proxy(given, {
      get(target, key) {
        if (key in target || typeof key === "symbol") {
          return target[key];
        }
        if (key.startsWith("register")) {
          return (...rest) => {
            told.providers.set(key, rest.find((r) => r && typeof r === "object" && Object.keys(r).some((k) => /^(provide|resolve|prepare)/.test(k))));
            return new Disposable();
          };
        }
        if (key.startsWith("on")) {
          return later.subscribe;
        }
        return undefined;
      },
    });
  for (const part of ["workspace", "window", "commands", "languages"]) {
    known[part] = filled(known[part]);
  }

  for (const name of others.split(" ")) {
    known[name] = numbered(name);
  }

  return {
    vscode: known,
    told,
    open(file, languageId, text) {
      const text1 = document(file, languageId, text);
      known.workspace.textDocuments.push(text1);
      opened.fire(text1);
      return text1;
    },
    change(text1, text) {
      const lines = text1.getText().split("\n");
      const range = new Range(0, 0, lines.length - 1, lines.at(-1).length);
      const contentChanges = [{ range, rangeOffset: 0, rangeLength: text1.getText().length, text }];
      text1.text = text;
      text1.version++;
      changed.fire({ document: text1, contentChanges, reason: undefined });
    },
  };
}

/** A class that keeps what it is made with; used as an enumeration, its members are their own names. */
function numbered(name) {
  const made = class {
    constructor(...rest) {
      this.given = rest;
    }
  };
  Object.defineProperty(made, "name", { value: name });
  return new Proxy(made, {
    get: (target, key) => (key in target || typeof key === "symbol" ? target[key] : /^[A-Z]/.test(key) ? key : undefined),
  });
}

module.exports = { create };
