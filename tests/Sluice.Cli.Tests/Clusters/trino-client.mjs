// A client of Trino for tests: takes what they say to trino-cli, asks by HTTP and prints rows as trino-cli does with --output-format JSON.
// trino-cli starts a JVM of its own for each query. This one runs once, as `trino-client.mjs serve SERVER`, prints the port at which it listens, and is asked by trino-client.sh, which takes no time to start:
// how many words there are, the session's zone and the words, a character zero behind each; it answers with the exit code, if
// that is not 0 with the number of lines before the error, and with the lines.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const server = process.argv[3];
const listener = createServer((socket) => {
  let received = Buffer.alloc(0);
  socket.on('error', () => {});
  socket.on('data', async (data) => {
    received = Buffer.concat([received, data]);
    const [number, zone, ...words] = received.toString('utf8').split('\0').slice(0, -1);
    if (zone === undefined || words.length < Number(number)) return;
    const lines = [];
    const head = [0];
    try {
      await answer(words, zone, lines);
    } catch (e) {
      // The rows of the statements before it went out already.
      head.splice(0, 1, 1, lines.length);
      lines.push(e.message);
    }
    socket.end([...head, ...lines, ''].join('\n'));
  });
});
listener.listen(0, '127.0.0.1', () => console.log(listener.address().port));
process.stdin.on('end', () => process.exit()).resume();

async function answer(words, zone, lines) {
  const options = { file: '', execute: '', catalog: '', schema: '', user: 'tests', zone, session: [] };
  for (let i = 0; i < words.length; i += 2) {
    const name = words[i].replace(/^--/, '');
    if (name === 'session') options.session.push(words[i + 1]);
    else if (name in options || name === 'output-format') options[name] = words[i + 1];
    else fail(`unknown option ${words[i]}`);
  }
  for (const statement of split(options.file ? readFileSync(options.file, 'utf8') : options.execute)) {
    for (let tries = 1; ; tries++) {
      const rows = [];
      const error = await run(statement, options, rows);
      if (error && tries < 3 && ofTheMachine.has(error.errorName)) continue;
      lines.push(...rows);
      if (error) fail(`Query failed (${error.errorName}): ${error.message}`);
      break;
    }
  }
}

// A server that shares two cores with a build is late now and then; a statement that it gave up for that did nothing and is asked again.
const ofTheMachine = new Set(['NO_NODES_AVAILABLE', 'PAGE_TRANSPORT_ERROR', 'PAGE_TRANSPORT_TIMEOUT', 'REMOTE_HOST_GONE', 'REMOTE_TASK_ERROR', 'REMOTE_TASK_MISMATCH', 'SERVER_STARTING_UP', 'TOO_MANY_REQUESTS_FAILED']);

// Puts the rows of a statement into lines; gives the error that the server tells, if there is one.
async function run(statement, options, lines) {
  const headers = { 'X-Trino-User': options.user, 'X-Trino-Source': 'tests', 'X-Trino-Time-Zone': options.zone || 'UTC', 'X-Trino-Client-Capabilities': 'PARAMETRIC_DATETIME' };
  if (options.catalog) headers['X-Trino-Catalog'] = options.catalog;
  if (options.schema) headers['X-Trino-Schema'] = options.schema;
  if (options.session.length) headers['X-Trino-Session'] = options.session.join(',');
  let answer = await ask(`${server}/v1/statement`, { method: 'POST', headers, body: statement });
  for (;;) {
    if (answer.error) return answer.error;
    // A statement that changes something answers with its type; trino-cli says so on standard error.
    if (answer.data && !answer.updateType) for (const row of answer.data) lines.push(line(answer.columns, row));
    if (!answer.nextUri) return null;
    answer = await ask(answer.nextUri, { headers });
  }
}

// A page of an answer may be asked for again, a statement may not: it could run twice.
async function ask(uri, request) {
  for (let tries = 1; ; tries++) {
    let response, text;
    try {
      response = await fetch(uri, request);
      text = await response.text();
    } catch (e) {
      if (request.method !== 'POST' && tries < 10) continue;
      fail(`no answer: ${e.cause?.code ?? e.message}`);
    }
    if ([502, 503, 504].includes(response.status)) continue;
    if (!response.ok) fail(`HTTP ${response.status}: ${text}`);
    return JSON.parse(numbersAsTexts(text));
  }
}

// Numbers keep the digits the server writes: 1.0E-30 and 9223372036854775807 are no doubles of this program.
function numbersAsTexts(json) {
  return json.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) => (token[0] === '"' ? token : `"\\u0000${token}"`));
}

function line(columns, row) {
  return `{${columns.map((column, i) => `${JSON.stringify(column.name)}:${cell(column.typeSignature.rawType, row[i])}`).join(',')}}`;
}

function cell(type, value) {
  if (value !== null && ['array', 'map', 'row'].includes(type)) fail('No ObjectCodec defined for the generator, can only serialize simple wrapper types');
  if (typeof value === 'string' && value[0] === '\0') return value.slice(1);
  if (type === 'varbinary' && value !== null) return JSON.stringify(Buffer.from(value, 'base64').toString('hex').replace(/(..)(?=.)/g, '$1 '));
  return JSON.stringify(value);
}

// At semicolons outside texts, names and comments.
function split(text) {
  const parts = [''];
  for (const [token] of text.matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[^]*?\*\/|[^]/g)) {
    if (token === ';') parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts.filter((part) => part.trim() !== '');
}

function fail(why) {
  throw new Error(why);
}
