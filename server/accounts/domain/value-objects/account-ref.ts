import { isUuid } from "./uuid";

/** How another system names an account: our id, or its own behind `ext:`. */
export const EXTERNAL_REF = "ext:";

const EXTERNAL_ID = /^[A-Za-z0-9._:-]{1,100}$/;

/** The reference in the form that is looked up; null for a text that names no account. */
export function accountRefOf(text: string): string | null {
  if (text.startsWith(EXTERNAL_REF)) return EXTERNAL_ID.test(text.slice(EXTERNAL_REF.length)) ? text : null;
  const id = text.toLowerCase();
  return isUuid(id) ? id : null;
}
