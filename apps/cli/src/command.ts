/** One command of the command line. `run` gets the arguments behind its name and gives the exit code. */
export interface Command {
  readonly help: string;
  run(args: readonly string[]): Promise<number>;
}
