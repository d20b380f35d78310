import { type Environment, setting } from "./config";

/** Who runs this installation, for the pages that have to say so. Null where the operator has not said. */
export type Operator = {
  readonly name: string | null;
  /** An address that people can write to: email, or a page. */
  readonly contact: string | null;
  readonly postalAddress: string | null;
  /** The court or country whose law holds. */
  readonly law: string | null;
};

export const readOperator = (env: Environment): Operator => ({
  name: setting(env, "OPERATOR_NAME") ?? null,
  contact: setting(env, "OPERATOR_CONTACT") ?? null,
  postalAddress: setting(env, "OPERATOR_ADDRESS") ?? null,
  law: setting(env, "OPERATOR_LAW") ?? null,
});
