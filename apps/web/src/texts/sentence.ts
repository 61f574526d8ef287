/** Messages, reasons and fixes begin lower case, as values do; on the screen they are sentences. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
