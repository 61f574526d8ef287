/** What a value made impossible while a statement ran (`x % 0`, `cast('zz', int)`): the row is lost and reported, nothing else. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
