/** The shape of an account's standing over the API, as the tests read it. */
export type TrustAnswer = {
  readonly base: number;
  readonly trustScore: number;
  readonly lines: readonly {
    readonly input: string;
    readonly points: number;
    readonly factors: readonly { readonly factor: string; readonly points: number; readonly bad: number }[];
  }[];
};
