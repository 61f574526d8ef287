/** Parameters of one statement, in the order in which they are named. */
export class SqlValues {
  readonly all: unknown[] = [];

  /** @returns the name of the parameter */
  add(value: unknown): string {
    this.all.push(value);
    return `$${this.all.length}`;
  }
}
