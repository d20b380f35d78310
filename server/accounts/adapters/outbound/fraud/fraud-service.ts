import type { AddressReputation, FraudService } from "@/server/accounts/application/ports/outbound/fraud-service-port";
import { disposableMail } from "./disposable-mail";
import { publicAddress } from "./ip-address";
import { ipCountry } from "./ip-country";
import { ipLists, type ListProblem } from "./ip-lists";

export type FraudServiceOptions = {
  /** `IP_LISTS_DIR`; null: no lists are kept here. */
  readonly listFolder: string | null;
  readonly onProblem: (problem: ListProblem) => void;
  readonly milliseconds?: () => number;
};

/** No address is quite without risk (trust policy, `ipReputation`). */
const UNLISTED_RISK = 0.02;

/** Tables and lists on this machine; nothing is asked of anybody else. */
export function fraudService({ listFolder, onProblem, milliseconds }: FraudServiceOptions): FraudService {
  const countryOf = ipCountry();
  const lists = ipLists({
    folder: listFolder,
    milliseconds: milliseconds ?? (() => performance.now()),
    onProblem,
  });
  return {
    reputationOf: (ip) => {
      const address = publicAddress(ip);
      if (!address) return untold;
      const { risk, isAnonymiser } = lists.listingOf(address);
      return { risk: Math.max(risk, UNLISTED_RISK), isAnonymiser, country: countryOf(ip) };
    },
    isDisposableMail: disposableMail(),
  };
}

/** A private or missing address says nothing, neither good nor bad. */
const untold: AddressReputation = { risk: 0, isAnonymiser: false, country: null };
