import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isStaffAccount } from "@/server/accounts/domain/aggregates/account-aggregate";
import type { Account } from "@/server/accounts/domain/entities/account";
import { choosePassword } from "@/server/accounts/domain/entities/credential";
import { hasSecondFactor } from "@/server/accounts/domain/entities/second-factor";
import { checkPassword } from "@/server/accounts/domain/policies/password-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import { tellHolder } from "../tell-holder";
import { type NewPassword, wordsAbout } from "./new-password";

/**
 * Gives an account a password that its holder may choose, once they proved themselves: links in mails sent before are
 * worth nothing, and every proved contact is told. Which sessions end is the caller's to say. VALIDATION at `password`
 * when it is too near to the person, or too short for staff without a second factor.
 */
export async function choosePasswordWithin(
  write: WritableRepositories,
  account: Account,
  { password, hash }: NewPassword,
): Promise<Result<null>> {
  const isShortForStaff = isStaffAccount(account) && !hasSecondFactor(await write.secondFactors.held(account.id));
  const checked = checkPassword({
    password,
    audience: isShortForStaff ? "STAFF" : "CUSTOMER",
    about: wordsAbout(account),
    // Looked at before it was hashed.
    isCommon: () => false,
  });
  if (!checked.ok) return checked;
  await write.credentials.save(choosePassword(account.id, hash, write.at));
  await write.links.raiseEpoch(account.id);
  tellHolder(write, account, "PASSWORD_CHANGED", { at: write.at.toISOString() });
  return done(null);
}
