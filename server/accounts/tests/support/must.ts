import type { LoginDto, SignedInDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { RefusalCode } from "@/server/accounts/domain/exceptions/refusal";
import type { Result } from "@/server/accounts/domain/result";

/** The value of an answer that the test takes for granted. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** The session of a sign-in that needed no further proof. */
export function mustSignIn(result: Result<LoginDto>): SignedInDto {
  const login = must(result);
  if (login.next !== "SIGNED_IN") throw new Error(`needs ${login.pending.needs}`);
  return login;
}

/** The code of a refusal, or null when it was none. */
export const refusalCode = (result: Result<unknown>): RefusalCode | null => (result.ok ? null : result.refusal.code);
