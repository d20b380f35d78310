/** Who runs this installation, as these pages say it. Null where the operator has not said. */
export type OperatorFacts = {
  readonly name: string | null;
  readonly contact: string | null;
  readonly postalAddress: string | null;
  readonly law: string | null;
};
