import type { Value } from '@rulewright/core';
import type { PlanExpression, PlanExpressionKind } from '../../../plan/expression.js';
import type { Frame } from '../frame.js';

type Of<K extends PlanExpressionKind> = Extract<PlanExpression, { kind: K }>;

/** What a generated function takes from outside: it enters as a parameter, so that the text is shared by all of the same shape. */
export type Binding =
  | { readonly kind: 'constant'; readonly value: Value }
  | { readonly kind: 'set'; readonly values: readonly Value[] }
  | { readonly kind: 'like'; readonly pattern: string; readonly escape: string | null }
  | { readonly kind: 'regexp'; readonly pattern: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'row-class' };

/** Where a helper of the library stands. */
export type LibraryShelf = 'operators' | 'functions' | 'methods' | 'enumerations' | 'dateTimes' | 'sorted';

/**
 * JavaScript for one kind of expression. `value` gives the value (null when unknown). `holds` gives a boolean that is true when the value
 * is true, `fails` one that is true when it is false; both are false when it is unknown, so that three-valued logic needs no third value
 * on the way. Kinds without them are compared with `true` and `false`.
 */
export interface Emitter<K extends PlanExpressionKind> {
  value(expression: Of<K>, emission: Emission): string;
  holds?(expression: Of<K>, emission: Emission): string;
  fails?(expression: Of<K>, emission: Emission): string;
}
export type Emitters = { readonly [K in PlanExpressionKind]: Emitter<K> };
type AnyEmitter = Emitter<PlanExpressionKind> & {
  value(expression: PlanExpression, emission: Emission): string;
  holds?(expression: PlanExpression, emission: Emission): string;
  fails?(expression: PlanExpression, emission: Emission): string;
};

/** The text of one function in the making. Only names of our own and `JSON.stringify`d property names ever enter it. */
export class Emission {
  frame: Frame;
  readonly bindings: Binding[] = [];
  /** JavaScript of each parameter, innermost lambda first */
  readonly lambdas: (readonly string[])[] = [];
  readonly #emitters: Emitters;
  readonly #imports = new Map<string, string>();
  #temporaries = 0;
  #names = 0;

  constructor(emitters: Emitters, frame: Frame) {
    this.#emitters = emitters;
    this.frame = frame;
  }

  value(expression: PlanExpression): string {
    return this.#emitter(expression).value(expression, this);
  }

  holds(expression: PlanExpression): string {
    const emitter = this.#emitter(expression);
    return emitter.holds === undefined ? `${emitter.value(expression, this)}===true` : emitter.holds(expression, this);
  }

  fails(expression: PlanExpression): string {
    const emitter = this.#emitter(expression);
    return emitter.fails === undefined ? `${emitter.value(expression, this)}===false` : emitter.fails(expression, this);
  }

  /** A variable of the function for one intermediate value. */
  temporary(): string {
    return `t${this.#temporaries++}`;
  }

  /** A name for a parameter of an inner function. */
  name(prefix: string): string {
    return `${prefix}${this.#names++}`;
  }

  bind(binding: Binding): string {
    this.bindings.push(binding);
    return `c${this.bindings.length - 1}`;
  }

  /** The name under which a helper can be called. */
  helper(shelf: LibraryShelf, id: string): string {
    const path = `L.${shelf}[${JSON.stringify(id)}]`;
    const known = this.#imports.get(path);
    if (known !== undefined) return known;
    const name = `h${this.#imports.size}`;
    this.#imports.set(path, name);
    return name;
  }

  /** Emits the body of an inner function, with temporaries of its own. */
  inner(emit: () => string): string {
    const outer = this.#temporaries;
    const first = outer;
    const text = emit();
    const names = range('t', first, this.#temporaries);
    this.#temporaries = outer;
    return names.length === 0 ? `(${text})` : `{let ${names.join(',')};return ${text};}`;
  }

  /** The whole factory: `(L, K, x) => (e, o, p, g) => result`. */
  factory(result: string): string {
    const imports = [...this.#imports].map(([path, name]) => `${name}=${path}`);
    const constants = this.bindings.map((_, index) => `c${index}=K[${index}]`);
    const head = [...imports, ...constants];
    const names = range('t', 0, this.#temporaries);
    const body = names.length === 0 ? `return ${result};` : `let ${names.join(',')};return ${result};`;
    return `${head.length === 0 ? '' : `const ${head.join(',')};`}return (e,o,p,g)=>{${body}};`;
  }

  #emitter(expression: PlanExpression): AnyEmitter {
    return this.#emitters[expression.kind] as AnyEmitter;
  }
}

function range(prefix: string, from: number, to: number): readonly string[] {
  return Array.from({ length: to - from }, (_, index) => `${prefix}${from + index}`);
}
