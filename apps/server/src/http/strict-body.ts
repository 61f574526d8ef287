import { z } from 'zod';

/**
 * The same shape, but refusing keys that it does not know, at every depth: a misspelt key would else be dropped, and something else be done
 * than was asked for. What is open on purpose (records, shapes with a catch-all) stays open.
 */
export function strictBody<S extends z.ZodType>(schema: S): S {
  return strict(schema) as S;
}

function strict(schema: z.core.$ZodType): z.core.$ZodType {
  const again = (def: object): z.core.$ZodType => z.core.clone(schema, { ...schema._zod.def, ...def } as typeof schema._zod.def);
  if (schema instanceof z.ZodObject) {
    if (schema.def.catchall) return schema;
    const shape = Object.fromEntries(
      Object.entries(schema.def.shape as Record<string, z.core.$ZodType>).map(([key, value]) => [key, strict(value)]),
    );
    const takes = wordsOfKeys(Object.keys(shape));
    const error = ({ code }: { readonly code: string }): string | undefined => (code === 'unrecognized_keys' ? takes : undefined);
    return again({ shape, catchall: z.never(), error });
  }
  if (schema instanceof z.ZodArray) return again({ element: strict(schema.def.element) });
  if (schema instanceof z.ZodRecord) return again({ valueType: strict(schema.def.valueType) });
  if (schema instanceof z.ZodUnion) return again({ options: schema.def.options.map(strict) });
  if ('innerType' in schema._zod.def) return again({ innerType: strict(schema._zod.def.innerType as z.core.$ZodType) });
  return schema;
}

function wordsOfKeys(keys: readonly string[]): string {
  return keys.length === 0 ? 'it takes none' : `it takes ${keys.map((key) => JSON.stringify(key)).join(', ')}`;
}
