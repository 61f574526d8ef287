/** A body without its compression, or why it has none. */
export type Expanded =
  | { readonly kind: 'expanded'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'damaged'; readonly message: string }
  | { readonly kind: 'unsupported' };
