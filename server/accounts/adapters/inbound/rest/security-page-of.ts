import { textOf } from "./form-answers";

/** The security page of whoever sent the form: holders have theirs, staff have one in the console. Ours alone. */
export const securityPageOf = (form: FormData): string =>
  textOf(form, "page") === "/console/security" ? "/console/security" : "/account/security";
