/** Messages and fixes begin lower case, as values do; on the screen they are sentences. */
export function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
