import type { PolicyDto } from "@/server/accounts/application/dto/policy-dto";

type Asked = Pick<PolicyDto, "state" | "waiting" | "run" | "ramp" | "startsAt">;

/** A version in shadow. A ramp that was approved takes its first step by itself: asking for it again is refused. */
export const mayBeAsked = ({ state, waiting, run, ramp, startsAt }: Asked): boolean =>
  state === "SHADOW" && waiting === null && run?.counts === true && (ramp === null || startsAt === null);
