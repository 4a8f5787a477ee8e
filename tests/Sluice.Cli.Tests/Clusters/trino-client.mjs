// A client of Trino for tests: takes what they say to trino-cli, asks by HTTP and prints rows as trino-cli does with --output-format JSON.
// trino-cli starts a JVM of its own for each query; this one takes a twentieth of the time.
import { readFileSync } from 'node:fs';

const options = { server: '', file: '', execute: '', catalog: '', schema: '', user: 'tests', session: [] };
for (let i = 2; i < process.argv.length; i += 2) {
  const name = process.argv[i].replace(/^--/, '');
  const value = process.argv[i + 1];
  if (name === 'session') options.session.push(value);
  else if (name in options || name === 'output-format') options[name] = value;
  else fail(`unknown option ${process.argv[i]}`);
}

for (const statement of split(options.file ? readFileSync(options.file, 'utf8') : options.execute)) await run(statement);

async function run(statement) {
  const headers = { 'X-Trino-User': options.user, 'X-Trino-Source': 'tests', 'X-Trino-Time-Zone': process.env.TZ || 'UTC', 'X-Trino-Client-Capabilities': 'PARAMETRIC_DATETIME' };
  if (options.catalog) headers['X-Trino-Catalog'] = options.catalog;
  if (options.schema) headers['X-Trino-Schema'] = options.schema;
  if (options.session.length) headers['X-Trino-Session'] = options.session.join(',');
  let answer = await ask(`${options.server}/v1/statement`, { method: 'POST', headers, body: statement });
  for (;;) {
    if (answer.error) fail(`Query ${answer.id} failed: ${answer.error.message}`);
    // A statement that changes something answers with its type; trino-cli says so on standard error.
    if (answer.data && !answer.updateType) for (const row of answer.data) print(answer.columns, row);
    if (!answer.nextUri) return;
    answer = await ask(answer.nextUri, { headers });
  }
}

async function ask(uri, request) {
  for (;;) {
    let response;
    try {
      response = await fetch(uri, request);
    } catch (e) {
      fail(`no answer: ${e.cause?.code ?? e.message}`);
    }
    const text = await response.text();
    if (response.status === 503) continue;
    if (!response.ok) fail(`HTTP ${response.status}: ${text}`);
    return JSON.parse(numbersAsTexts(text));
  }
}

// Numbers keep the digits the server writes: 1.0E-30 and 9223372036854775807 are no doubles of this program.
function numbersAsTexts(json) {
  return json.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) => (token[0] === '"' ? token : `"\\u0000${token}"`));
}

function print(columns, row) {
  console.log(`{${columns.map((column, i) => `${JSON.stringify(column.name)}:${cell(column.typeSignature.rawType, row[i])}`).join(',')}}`);
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
  console.error(why);
  process.exit(1);
}
