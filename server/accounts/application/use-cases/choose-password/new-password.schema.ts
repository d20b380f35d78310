import * as z from "zod/mini";

const LONGEST_PASSWORD = 1_100;

/** A password as it is chosen; what it has to be is said by the domain's own policy. */
export const newPasswordField = z
  .string()
  .check(z.maxLength(LONGEST_PASSWORD, "This password is too long: at most 1,024 bytes."));

/** A password as it is typed to prove it. Longer than any that could have been chosen is wrong anyway. */
export const ownPasswordField = z
  .string()
  .check(z.minLength(1, "Enter your password."), z.maxLength(LONGEST_PASSWORD, "That is not your password."));
