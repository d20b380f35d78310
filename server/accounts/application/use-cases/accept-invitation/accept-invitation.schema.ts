import * as z from "zod/mini";
import { passwordPolicy } from "@/server/accounts/domain/policies/password-policy";

/** For the form to say: what staff need before they have a second factor. */
export const MIN_STAFF_PASSWORD_CHARACTERS = passwordPolicy.minCharacters.STAFF;

const LONGEST_TOKEN = 2_000;
const LONGEST_NAME = 200;
/** Bytes are counted by the password policy; this only bounds what is looked at. */
const LONGEST_PASSWORD = 1_100;

const token = z.string().check(z.maxLength(LONGEST_TOKEN));
const name = z.string().check(z.minLength(1, "Enter your name."), z.maxLength(LONGEST_NAME, "This name is too long."));
const password = z
  .string()
  .check(
    z.minLength(1, "Choose a password."),
    z.maxLength(LONGEST_PASSWORD, "This password is too long: at most 1,024 bytes."),
  );

/** The page behind an invitation's link. Address and role are the invitation's own. */
export const acceptInvitationSchema = z.strictObject({ token, name, password });

/** The page behind the link that a first start prints: nobody invited, so the address is asked for. */
export const createFirstAdminSchema = z.strictObject({
  token,
  email: z.string().check(z.minLength(1, "Enter your email address."), z.maxLength(400, "This address is too long.")),
  name,
  password,
});

export type AcceptInvitationInput = z.infer<typeof acceptInvitationSchema>;
export type CreateFirstAdminInput = z.infer<typeof createFirstAdminSchema>;
