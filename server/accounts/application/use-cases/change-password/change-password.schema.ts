import * as z from "zod/mini";
import { newPasswordField, ownPasswordField } from "../choose-password/new-password.schema";

/** A new password of somebody who is signed in: with the one they have. */
export const changePasswordSchema = z.strictObject({ current: ownPasswordField, password: newPasswordField });

export type ChangePasswordInput = z.infer<typeof changePasswordSchema>;
