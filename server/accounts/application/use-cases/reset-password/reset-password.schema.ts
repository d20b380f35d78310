import * as z from "zod/mini";
import { newPasswordField } from "../choose-password/new-password.schema";

/** The page behind a reset link: one password, and the token that the browser kept. */
export const resetPasswordSchema = z.strictObject({ password: newPasswordField });

export type ResetPasswordInput = z.infer<typeof resetPasswordSchema>;
