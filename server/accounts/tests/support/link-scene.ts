import { createHash } from "node:crypto";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { openWorkerScene, type WorkerScene } from "./worker-scene";

export const hashOf = (text: string) => createHash("sha256").update(text).digest();

/** Accounts that come to share things, over a worker of their own. */
export type LinkScene = WorkerScene & {
  readonly person: (name: string) => Promise<AccountId>;
  /** As many accounts as wished, of whom nothing is known. */
  readonly crowd: (count: number) => Promise<readonly AccountId[]>;
  /** A device of the shop that all of them used. */
  readonly shareThing: (thing: string, ids: readonly AccountId[]) => Promise<void>;
  /** What all of them gave: a phone number, an address, a GSTIN. */
  readonly shareKey: (kind: string, text: string, ids: readonly AccountId[]) => Promise<unknown>;
};

export async function openLinkScene(): Promise<LinkScene> {
  const scene = await openWorkerScene();
  return {
    ...scene,
    person: async (name) => {
      const [id] = await scene.register(name);
      if (!id) throw new Error("nobody");
      await scene.relay();
      return id;
    },
    crowd: async (count) => {
      const rows = await scene.rows<{ id: string }>(
        `INSERT INTO account (id, status, created_at, updated_at, version)
         SELECT gen_random_uuid(), 'ACTIVE', now(), now(), 1 FROM generate_series(1, $1) RETURNING id`,
        [count],
      );
      return rows.map(({ id }) => accountIdFrom(id));
    },
    shareThing: async (thing, ids) => {
      await scene.rows("INSERT INTO shop_thing (hash, kind) VALUES ($1, 'DEVICE') ON CONFLICT DO NOTHING", [
        hashOf(thing),
      ]);
      await scene.rows(
        `INSERT INTO shop_thing_account (account_id, hash, kind, first_seen_at)
         SELECT id, $2, 'DEVICE', $3 FROM unnest($1::uuid[]) AS id`,
        [ids, hashOf(thing), scene.now()],
      );
    },
    shareKey: (kind, text, ids) =>
      scene.rows(
        "INSERT INTO account_link_key (account_id, kind, hash, first_seen_at) SELECT id, $2, $3, $4 FROM unnest($1::uuid[]) AS id",
        [ids, kind, hashOf(text), scene.now()],
      ),
  };
}
