import type { SqlSource } from '../../syntax/ast.js';
import { parseExpression } from '../../syntax/parse.js';
import type { CheckedExpression } from '../checked-expression.js';
import { lookupParameter } from '../rules/lookup-parameter.js';
import type { ExpressionContext } from '../session.js';

/** The text of a lookup in pieces: `texts` has one more than `parameters`, which stand between them. */
export interface LookupParts {
  readonly texts: readonly string[];
  readonly parameters: readonly string[];
  /** names of the columns that the query selects, as far as its text tells; none for `select *` */
  readonly columns: readonly string[];
}

const PLACEHOLDER = /\$\{([^}]*)\}/g;

/** Splits `select ip from t where ip = ${fw.src_ip}` at its parameters. */
export function lookupParts(query: string): LookupParts {
  const texts: string[] = [];
  const parameters: string[] = [];
  let at = 0;
  for (const match of query.matchAll(PLACEHOLDER)) {
    texts.push(query.slice(at, match.index));
    parameters.push(match[1] ?? '');
    at = match.index + match[0].length;
  }
  texts.push(query.slice(at));
  return { texts, parameters, columns: selectedColumns(query) };
}

function selectedColumns(query: string): readonly string[] {
  const list = /^\s*select\s+(?:distinct\s+)?(?<list>.*?)\s+from\s/is.exec(query)?.groups?.['list'];
  if (list === undefined || list.includes('*')) return [];
  return list.split(',').flatMap((item) => {
    const name = /(?<name>[\w$]+)["'`\]]?\s*$/.exec(item)?.groups?.['name'];
    return name === undefined ? [] : [name];
  });
}

/** The parameters of a lookup, which read the other streams of the from-clause. Their place is the query's text as a whole. */
export function checkLookupParameters(node: SqlSource, context: ExpressionContext): readonly CheckedExpression[] {
  const { parameters } = lookupParts(String(node.query.value ?? ''));
  return parameters.map((text) => {
    const { node: expression, diagnostics } = parseExpression(text);
    if (diagnostics.length > 0) context.session.report(lookupParameter, { text, span: node.query.span });
    return context.session.checkExpression(expression, { ...context, clause: 'lookup', span: node.query.span });
  });
}
