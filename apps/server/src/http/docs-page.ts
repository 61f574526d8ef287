import type { OpenApiDocument, Operation } from './openapi.js';

const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  summary { cursor: pointer; padding: .3rem 0; }
  code, pre { font: 13px/1.45 ui-monospace, monospace; }
  pre { overflow-x: auto; padding: .6rem .8rem; border: 1px solid #8884; border-radius: 6px; }
  .method { display: inline-block; min-width: 4.5rem; font-weight: 600; }
  .what { opacity: .75; }
  table { border-collapse: collapse; } td, th { text-align: left; padding: .15rem 1rem .15rem 0; vertical-align: top; }
`;

/**
 * The OpenAPI document as one page for people: without a script and without a request to anywhere, so that it is readable where nothing else
 * may be reached.
 */
export function docsPage(document: OpenApiDocument): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const tags = [...new Set(operations.map(({ operation }) => tagOf(operation)))];
  const { title, version } = document.info;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)} API</title><style>${STYLE}</style></head><body>
<h1>${escaped(title)} API</h1>
<p>Version ${escaped(version)}. The same as data: <a href="/api/openapi.json">/api/openapi.json</a>. Send a key as <code>Authorization: Bearer KEY</code>.</p>
${tags.map((tag) => section(tag, operations)).join('\n')}
</body></html>`;
}

interface Listed {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

function section(tag: string, all: readonly Listed[]): string {
  const own = all.filter(({ operation }) => tagOf(operation) === tag);
  return `<h2>${escaped(tag)}</h2>\n${own.map(entry).join('\n')}`;
}

function entry({ path, method, operation }: Listed): string {
  const parameters = (operation['parameters'] ?? []) as readonly Operation[];
  const description = operation['description'];
  return `<details><summary><span class="method">${method}</span><code>${escaped(path)}</code> <span class="what">${escaped(String(operation['summary'] ?? ''))}</span></summary>
${description === undefined ? '' : `<p>${escaped(String(description))}</p>`}
${parameters.length > 0 ? parameterTable(parameters) : ''}
${media('Body', operation['requestBody'])}
${Object.entries((operation['responses'] ?? {}) as Operation)
  .filter(([status]) => status !== 'default')
  .map(([status, answer]) => media(`Answer ${status}`, answer))
  .join('\n')}
</details>`;
}

function parameterTable(parameters: readonly Operation[]): string {
  const rows = parameters.map(({ name, in: place, required, example }) => {
    const cells = [name, place, required ? 'required' : '', example ?? ''];
    return `<tr>${cells.map((cell) => `<td>${escaped(String(cell))}</td>`).join('')}</tr>`;
  });
  return `<table><tr><th>parameter</th><th>in</th><th></th><th>example</th></tr>${rows.join('')}</table>`;
}

/** Example and shape of a body or an answer, for each media type. */
function media(title: string, holder: unknown): string {
  const content = ((holder as { readonly content?: Operation } | undefined)?.content ?? {}) as Readonly<Record<string, Operation>>;
  return Object.entries(content)
    .map(([type, { schema, example }]) => {
      const shown =
        example === undefined
          ? ''
          : `<pre>${escaped(typeof example === 'string' ? example : JSON.stringify(example, null, 2))}</pre>`;
      const shape = `<details><summary>shape</summary><pre>${escaped(JSON.stringify(schema, null, 2))}</pre></details>`;
      return `<p><strong>${title}</strong> <code>${escaped(type)}</code></p>${shown}${shape}`;
    })
    .join('\n');
}

function tagOf(operation: Operation): string {
  return String((operation['tags'] as readonly string[] | undefined)?.[0] ?? 'Other');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
