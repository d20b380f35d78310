import type { AttemptStore, OpaqueKey } from "@/server/accounts/application/ports/outbound/attempt-store-port";
import { signUpPolicy } from "@/server/accounts/domain/policies/sign-up-policy";
import { oneCustomer } from "@/server/accounts/domain/value-objects/ip-prefix";
import { takeOne } from "../login/take-one";

type Deps = { readonly attempts: AttemptStore; readonly opaqueKey: OpaqueKey };

/** Sign-ups and codes asked for again share one budget per address; answers the seconds to wait, or null. */
export const takeSignUp = ({ attempts, opaqueKey }: Deps, ip: string | null, at: Date): Promise<number | null> =>
  takeOne(
    attempts,
    { key: `sign-up/ip/${opaqueKey("ip", oneCustomer(ip))}`, failures: signUpPolicy.signUpsPerAddress },
    at,
  );
