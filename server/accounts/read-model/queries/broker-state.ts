import type { BrokerStateDto } from "@/server/accounts/application/dto/installation-dto";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { Installation } from "@/server/accounts/application/ports/outbound/installation";
import { done, type Result } from "@/server/accounts/domain/result";
import { type ReadPool, readAlone, type Statement } from "./read-pool";
import { refuseUnless } from "./reader";

type BrokerStateDeps = {
  readonly pool: ReadPool;
  readonly now: Clock;
  readonly installation: Pick<Installation, "readBroker">;
};

const parked: Statement = {
  name: "broker-parked",
  text: "SELECT count(*)::int AS parked FROM (SELECT 1 FROM parked_message WHERE state = 'PARKED' LIMIT 100000) waiting",
};

const databaseAlone = { isConnected: true, streams: [], consumers: [] } as const;

/** How events travel now, how far each consumer is behind, and what was given up. */
export const getBrokerState =
  ({ pool, now, installation: { readBroker } }: BrokerStateDeps) =>
  async (actor: StaffActor): Promise<Result<BrokerStateDto>> => {
    const refused = refuseUnless(actor, "system.read");
    if (refused) return refused;
    return readAlone(pool, async (read) => {
      const [reading, [row]] = await Promise.all([
        readBroker ? readBroker() : databaseAlone,
        read<{ parked: number }>(parked, []),
      ]);
      return done({
        mode: readBroker ? "NATS" : "EMBEDDED",
        ...reading,
        parked: row?.parked ?? 0,
        readAt: now(),
      });
    });
  };
