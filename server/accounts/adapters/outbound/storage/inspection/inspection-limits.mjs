/** Handed over by whoever starts the process: the rule stands in the domain's policy. */
export const limits = JSON.parse(process.argv[2] ?? "{}");

/** What is not taken in, and why: one of the domain's reasons. */
export class FileRefused extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}
