import { afterEach, describe, expect, it } from "vitest";
import { clientAddress, PEER_ADDRESS_HEADER, requestOrigin } from "@/server/accounts/adapters/inbound/request-origin";
import { proxyList } from "@/server/platform/trusted-proxies";

const from = (peer: string, forwarded?: string) =>
  new Headers({ [PEER_ADDRESS_HEADER]: peer, ...(forwarded ? { "x-forwarded-for": forwarded } : {}) });

describe("R26 where a request came from", () => {
  it.each([
    ["the peer, whatever it claims", "203.0.113.9", "198.51.100.1", "", "203.0.113.9"],
    ["the peer behind no proxy of ours", "10.0.0.2", "198.51.100.1", "10.0.0.1", "10.0.0.2"],
    [
      "the last stranger before our proxies",
      "10.0.0.1",
      "1.2.3.4, 198.51.100.1, 10.0.0.2",
      "10.0.0.0/8",
      "198.51.100.1",
    ],
    ["not what a client put in front", "10.0.0.1", "127.0.0.1, 198.51.100.1", "10.0.0.0/8", "198.51.100.1"],
    ["an IPv4 peer in IPv6 dress", "::ffff:203.0.113.9", undefined, "", "203.0.113.9"],
    ["nobody, where a proxy forwards nonsense", "10.0.0.1", "<script>", "10.0.0.0/8", null],
  ])("is %s", (_what, peer, forwarded, proxies, expected) =>
    expect(clientAddress(from(peer, forwarded), proxyList(proxies.split(",")))).toBe(expected),
  );
});

describe("a process that does not write the peer's address itself", () => {
  const mark = Symbol.for("goodstanding.peer-address");
  afterEach(() => Reflect.deleteProperty(globalThis, mark));

  it("believes no client who sends one", () => expect(requestOrigin(from("203.0.113.9"), "web").ip).toBeNull());
});
