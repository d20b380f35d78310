import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from "@nats-io/jetstream";
import { type ConnectionOptions, connect, type NatsConnection } from "@nats-io/transport-node";

/** Nobody's fault: whoever was sent away comes back, and nothing counts as a failed try. */
export class BrokerAway extends Error {
  override readonly name = "BrokerAway";
}

export type NatsUse = {
  readonly js: JetStreamClient;
  readonly jsm: JetStreamManager;
  /** Counts the connections made: whoever holds messages of an earlier one asks for them anew. */
  readonly epoch: number;
};

/** One connection to the broker for a process, made at the first use and again by itself. */
export type NatsLink = {
  /** @throws BrokerAway at once while there is no connection. */
  readonly use: () => Promise<NatsUse>;
  readonly isUp: () => boolean;
  readonly epoch: () => number;
  readonly close: () => Promise<void>;
};

export function openNatsLink(url: string): NatsLink {
  const state = { epoch: 0, isUp: false, isClosed: false };
  let opening: Promise<Omit<NatsUse, "epoch"> & { nc: NatsConnection }> | null = null;
  const open = async () => {
    const nc = await connect({ ...optionsOf(url), name: "goodstanding", ...patience });
    state.epoch += 1;
    state.isUp = true;
    void follow(nc, state).then(() => {
      opening = null;
    });
    return { nc, js: jetstream(nc, { timeout: callMs }), jsm: await jetstreamManager(nc, { timeout: callMs }) };
  };
  return {
    use: async () => {
      if (state.isClosed) throw new BrokerAway("This process has left the broker.");
      opening ??= open().catch((error: unknown) => {
        opening = null;
        throw new BrokerAway(reasonOf(error));
      });
      const { js, jsm } = await opening;
      if (!state.isUp) throw new BrokerAway("The connection to the broker is lost.");
      return { js, jsm, epoch: state.epoch };
    },
    isUp: () => state.isUp,
    epoch: () => state.epoch,
    close: async () => {
      state.isClosed = true;
      const held = await opening?.catch(() => null);
      await held?.nc.close();
    },
  };
}

const callMs = 5_000;

/** It comes back within a quarter of a second of the broker, for ever. */
const patience = {
  timeout: 2_000,
  maxReconnectAttempts: -1,
  reconnectTimeWait: 200,
  reconnectJitter: 50,
  pingInterval: 10_000,
} as const;

type State = { epoch: number; isUp: boolean };

/** Keeps the state true until the connection is closed for good. */
async function follow(nc: NatsConnection, state: State): Promise<void> {
  for await (const { type } of nc.status()) {
    if (type === "disconnect" || type === "staleConnection") state.isUp = false;
    if (type === "reconnect") {
      state.epoch += 1;
      state.isUp = true;
    }
  }
  state.isUp = false;
}

/** The client takes credentials as options of their own, not in the address. */
function optionsOf(url: string): Pick<ConnectionOptions, "servers" | "user" | "pass" | "token" | "tls"> {
  const { protocol, host, username, password } = new URL(url);
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
  return {
    servers: host,
    ...(user !== "" && pass !== "" ? { user, pass } : {}),
    ...(user !== "" && pass === "" ? { token: user } : {}),
    ...(protocol === "tls:" ? { tls: {} } : {}),
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
