import { describe, expect, it } from "vitest";
import { ipPrefix, oneCustomer } from "@/server/accounts/domain/value-objects/ip-prefix";

describe("R26 the network of an address", () => {
  it.each([
    ["203.0.113.77", "203.0.113.0/24"],
    ["2001:db8:85a3:8d3:1319:8a2e:370:7348", "2001:db8:85a3:8d3::/64"],
    ["2001:0DB8:0000:0001::1", "2001:db8:0:1::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["not an address", "unknown"],
    ["1::2::3", "unknown"],
  ])("of %s is %s", (ip, prefix) => expect(ipPrefix(ip)).toBe(prefix));

  it("is one for everybody without an address", () => expect(ipPrefix(null)).toBe("unknown"));
});

describe("what one customer holds", () => {
  it.each([
    ["203.0.113.77", "203.0.113.77"],
    ["2001:db8:85a3:8d3:1319:8a2e:370:7348", "2001:db8:85a3:8d3::/64"],
    ["not an address", "unknown"],
  ])("of %s is %s", (ip, customer) => expect(oneCustomer(ip)).toBe(customer));

  it("is one for everybody without an address", () => expect(oneCustomer(null)).toBe("unknown"));
});
