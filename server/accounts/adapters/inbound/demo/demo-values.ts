import type { Result } from "@/server/accounts/domain/result";

/** The value of a made-up text. @throws when a story holds one that the domain refuses: the story is wrong then. */
export function mustBe<Value>(parsed: Result<Value>): Value {
  if (!parsed.ok) throw new Error(`A story of the demo is refused: ${JSON.stringify(parsed.refusal)}`);
  return parsed.value;
}
