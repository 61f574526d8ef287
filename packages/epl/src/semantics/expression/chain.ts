import type { Chain, NameLink } from '../../syntax/ast.js';
import { hostFunctionNamed } from '../catalogue/catalogue.js';
import { HOST_CONSTANTS } from '../catalogue/host-constants.js';
import type { CheckedExpression, OutputCounter } from '../checked-expression.js';
import { unknownProperty } from '../rules/unknown-property.js';
import { propertyNames } from '../scope/lookup.js';
import type { Scope } from '../scope/scope.js';
import type { ExpressionContext } from '../session.js';
import { callHostFunction, checkHeadCall, currentTimestamp, isCallable } from './call.js';
import { follow } from './follow.js';
import { inlineAlias } from './inline.js';
import { resolveName } from './resolve-name.js';
import { resolveWindow } from './resolve-window.js';
import { failed, placeOf } from './types.js';

/** A path of names, calls and indexes: `src_ip`, `a.targets[0]`, `count(*)`, `Arrays.asList(a).contains(b)`. */
export function checkChain(chain: Chain, context: ExpressionContext): CheckedExpression {
  const first = chain.links[0];
  switch (first?.kind) {
    case 'expression-link':
      return follow(context.session.checkExpression(first.expression, context), chain, { from: 1, context });
    case 'call-link': {
      const rows = isCallable(first, context) ? undefined : resolveWindow(chain, first, context);
      if (rows !== undefined) return follow(rows.value, chain, { from: rows.used, context });
      return follow(checkHeadCall(first, context), chain, { from: 1, context });
    }
    case 'name-link':
      return checkNamedChain(chain, first, context);
    default:
      context.session.incomplete = true;
      return failed(placeOf(chain, context));
  }
}

function checkNamedChain(chain: Chain, first: NameLink, context: ExpressionContext): CheckedExpression {
  const counter = context.clause === 'output clause' ? outputCounter(first, context) : undefined;
  if (counter !== undefined) return follow(counter, chain, { from: 1, context });
  const declared = context.session.declarations.get(first.name.text);
  if (declared?.declaration.alias) return follow(inlineAlias(first.name, declared, context), chain, { from: 1, context });
  const found = resolveName(chain, first, context);
  if (found !== undefined) return follow(found.value, chain, { from: found.used, context });
  if (first.name.text.toLowerCase() === 'current_timestamp' && !first.name.quoted) {
    return follow(currentTimestamp(first, context), chain, { from: 1, context });
  }
  if (declared !== undefined) return follow(inlineAlias(first.name, declared, context), chain, { from: 1, context });
  const constant = hostConstant(chain, context);
  if (constant !== undefined) return constant;
  const host = hostFunctionAt(chain);
  if (host !== undefined) {
    const call = callHostFunction(host.entry, { link: host.link, chain }, context);
    return follow(call, chain, { from: host.used, context });
  }
  reportUnknown(chain, first, context);
  return failed(placeOf(chain, context));
}

const COUNTERS: readonly OutputCounter['counter'][] = [
  'count_insert',
  'count_insert_total',
  'count_remove',
  'count_remove_total',
  'last_output_timestamp',
];

function outputCounter(first: NameLink, context: ExpressionContext): CheckedExpression | undefined {
  const counter = COUNTERS.find((each) => each === first.name.text);
  if (counter === undefined) return undefined;
  const type = counter === 'last_output_timestamp' ? ({ kind: 'long' } as const) : ({ kind: 'int' } as const);
  return { kind: 'output-counter', type, span: placeOf(first, context), counter };
}

/** `Math.PI`, also with its package. */
function hostConstant(chain: Chain, context: ExpressionContext): CheckedExpression | undefined {
  const names = chain.links.map((link) => (link.kind === 'name-link' ? link.name.text : '()'));
  const name = names.join('.').replace(/^java\.lang\./, '');
  const found = Object.hasOwn(HOST_CONSTANTS, name) ? HOST_CONSTANTS[name] : undefined;
  return found && { kind: 'constant', type: { kind: found.type }, span: placeOf(chain, context), value: found.value };
}

/** `Arrays.asList(…)`, `java.lang.Math.abs(…)`: names up to the first call, if the catalogue has that function. */
function hostFunctionAt(chain: Chain) {
  const at = chain.links.findIndex((link) => link.kind !== 'name-link');
  const link = chain.links[at];
  if (link?.kind !== 'call-link') return undefined;
  const names = chain.links.slice(0, at).map((each) => (each.kind === 'name-link' ? each.name.text : ''));
  const entry = hostFunctionNamed([...names, link.name.text].join('.'));
  return entry && { entry, link, used: at + 1 };
}

function reportUnknown(chain: Chain, first: NameLink, context: ExpressionContext): void {
  const name = first.name.text;
  const alias = context.scope.aliases?.includes(name) === true && chain.links.length === 1;
  const candidates = namesInScope(context);
  context.session.report(unknownProperty, { name, span: placeOf(first.name, context), candidates, alias });
}

/** Every name that could have stood there. */
function namesInScope(context: ExpressionContext): readonly string[] {
  const names: string[] = context.scope.locals.map((local) => local.name);
  if (context.scope.tags !== undefined) names.push(...context.scope.tags.keys());
  for (let scope: Scope | undefined = context.scope; scope !== undefined; scope = scope.outer) {
    for (const stream of scope.streams) {
      if (stream.bare) names.push(...propertyNames(stream.type));
      names.push(stream.name);
    }
  }
  names.push(...context.session.world.variables.keys());
  return names;
}
