import { z } from 'zod';

const spanSchema = z.object({ start: z.number().int().nonnegative(), end: z.number().int().nonnegative() }).readonly();

/** A problem of a text at its place, as `Diagnostic` of the core: offsets are UTF-16 units of the text that was sent. */
export const diagnosticSchema = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'info', 'hint']),
    span: spanSchema,
    message: z.string(),
    detail: z.string().exactOptional(),
    hint: z.string().exactOptional(),
    fixes: z
      .array(
        z
          .object({
            title: z.string(),
            edits: z.array(z.object({ span: spanSchema, text: z.string() }).readonly()).readonly(),
          })
          .readonly(),
      )
      .readonly()
      .exactOptional(),
    related: z
      .array(z.object({ span: spanSchema, message: z.string() }).readonly())
      .readonly()
      .exactOptional(),
  })
  .readonly();
export type WireDiagnostic = z.infer<typeof diagnosticSchema>;
