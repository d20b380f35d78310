import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fraudService } from "@/server/accounts/adapters/outbound/fraud/fraud-service";
import { publicAddress } from "@/server/accounts/adapters/outbound/fraud/ip-address";
import { ipCountry } from "@/server/accounts/adapters/outbound/fraud/ip-country";
import { ipLists, type ListProblem, listingNamed } from "@/server/accounts/adapters/outbound/fraud/ip-lists";
import { holdsAddress, readRanges } from "@/server/accounts/adapters/outbound/fraud/ip-ranges";
import { sharedData } from "../support/shared-data";

let folder: string;
let problems: ListProblem[];
let now: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ip-lists-"));
  problems = [];
  now = 0;
});

afterEach(() => rmSync(folder, { recursive: true }));

const put = (file: string, text: string, changedAt = 1_000) => {
  writeFileSync(join(folder, file), text);
  utimesSync(join(folder, file), changedAt, changedAt);
};
const options = () => ({
  listFolder: folder,
  milliseconds: () => now,
  onProblem: (problem: ListProblem) => void problems.push(problem),
});
const addressOf = (ip: string) => {
  const address = publicAddress(ip);
  if (!address) throw new Error(`${ip} is no public address`);
  return address;
};

describe("the country of an address", () => {
  const countryOf = ipCountry();

  it("is told for IPv4, IPv6 and IPv4 in IPv6 clothes", () => {
    expect(countryOf("8.8.8.8")).toBe("US");
    expect(countryOf("103.21.58.1")).toBe("IN");
    expect(countryOf("2405:200::1")).toBe("IN");
    expect(countryOf("::ffff:8.8.8.8")).toBe("US");
  });

  it.each([
    "10.1.2.3",
    "192.168.1.1",
    "127.0.0.1",
    "::1",
    "fe80::1",
    "fc00::1",
    "100.64.0.1",
    "203.0.113.5",
    "169.254.1.1",
  ])("is nobody's for %s, which stands on no public network", (ip) => expect(countryOf(ip)).toBeNull());

  it.each(["", "nonsense", "1.2.3", "1.2.3.4.5", "8.8.8.8:80", "8.8.8.8\n", "134744072"])("is nobody's for %j", (ip) =>
    expect(countryOf(ip)).toBeNull(),
  );

  it("is nobody's without an address or without the table", () => {
    expect(countryOf(null)).toBeNull();
    expect(ipCountry(null)("8.8.8.8")).toBeNull();
  });
});

describe("lists of addresses", () => {
  it("are off without a folder", () => {
    const { reputationOf } = fraudService({ ...options(), listFolder: null });
    expect(reputationOf("8.8.8.8")).toEqual({ risk: 0.02, isAnonymiser: false, country: "US" });
    expect(problems).toEqual([]);
  });

  it("say by their name what they hold, and the worst of them counts", () => {
    put("ipsum-level3.txt", "8.8.8.8\n");
    put("x4b-vpn-ipv4.txt", "8.8.8.0/24\n9.9.9.0/24\n");
    put("datacenter.txt", "1.1.1.0/24\n2606:4700::/32\n");
    const { reputationOf } = fraudService(options());
    expect(reputationOf("8.8.8.8")).toMatchObject({ risk: 1, isAnonymiser: true });
    expect(reputationOf("9.9.9.9")).toMatchObject({ risk: 0.5, isAnonymiser: true });
    expect(reputationOf("2606:4700::1111")).toMatchObject({ risk: 0.4, isAnonymiser: true });
    expect(reputationOf("4.4.4.4")).toMatchObject({ risk: 0.02, isAnonymiser: false });
  });

  it.each([
    ["ipsum-level5.txt", 1],
    ["ipsum-level2.txt", 0.5],
    ["level_1.txt", 0.2],
    ["blocked.txt", 1],
    ["tor-exits.txt", 1],
  ])("weigh as %s says: %d", (file, risk) => expect(listingNamed(file).risk).toBe(risk));

  it("lose only their bad lines, told once as a count", () => {
    put(
      "bad-level3.txt",
      "8.8.8.8\nrubbish\n300.1.1.1\n1.2.3.4/99\n0.0.0.0/0\n# a remark\n\n9.9.9.9 # another\n9.9.9.8\t4\n",
    );
    const { reputationOf } = fraudService(options());
    for (const ip of ["8.8.8.8", "9.9.9.9", "9.9.9.8", "8.8.8.8"]) expect(reputationOf(ip).risk).toBe(1);
    expect(reputationOf("1.2.3.4").risk).toBe(0.02);
    expect(problems).toEqual([{ file: "bad-level3.txt", badLineCount: 4 }]);
  });

  it("are read anew when files change, appear or go, looked at once a minute at most", async () => {
    put("a-level3.txt", "8.8.8.8\n");
    const lists = ipLists({ folder, milliseconds: () => now, onProblem: options().onProblem });
    const riskOf = async (ip: string) => {
      lists.listingOf(addressOf(ip));
      await lists.settled();
      return lists.listingOf(addressOf(ip)).risk;
    };
    expect(await riskOf("8.8.8.8")).toBe(1);
    put("a-level3.txt", "9.9.9.9\n", 2_000);
    put("b-level2.txt", "4.4.4.4\n");
    expect(await riskOf("9.9.9.9")).toBe(0);
    now = 60_000;
    expect([await riskOf("9.9.9.9"), await riskOf("8.8.8.8"), await riskOf("4.4.4.4")]).toEqual([1, 0, 0.5]);
    rmSync(join(folder, "b-level2.txt"));
    now = 120_000;
    expect(await riskOf("4.4.4.4")).toBe(0);
  });

  it("leave sign-ins alone when the folder is not there", () => {
    const { reputationOf } = fraudService({ ...options(), listFolder: join(folder, "gone") });
    expect(reputationOf("8.8.8.8").risk).toBe(0.02);
    expect(problems).toEqual([{ file: "", badLineCount: null }]);
  });
});

describe("ranges", () => {
  it("hold their first and last address and nothing beyond", () => {
    const { ranges } = readRanges("20.0.0.0/24\n20.0.1.0/24\n30.0.0.7\n2a00::/32\n");
    for (const ip of ["20.0.0.0", "20.0.1.255", "30.0.0.7", "2a00::", "2a00:0:ffff:ffff:ffff:ffff:ffff:ffff"]) {
      expect(holdsAddress(ranges, addressOf(ip))).toBe(true);
    }
    for (const ip of ["19.255.255.255", "20.0.2.0", "30.0.0.6", "30.0.0.8", "2a00:1::"]) {
      expect(holdsAddress(ranges, addressOf(ip))).toBe(false);
    }
  });
});

describe("mail that anybody can throw away", () => {
  const { isDisposableMail } = fraudService({ listFolder: null, onProblem: () => undefined });

  it("is known by its domain and what stands under it", () => {
    expect(isDisposableMail("mailinator.com")).toBe(true);
    expect(isDisposableMail("Box7.Mailinator.com.")).toBe(true);
    expect(isDisposableMail("gmail.com")).toBe(false);
    expect(isDisposableMail("com")).toBe(false);
  });
});

describe("a private or missing address", () => {
  it("says nothing, neither good nor bad", () => {
    const { reputationOf } = fraudService(options());
    for (const ip of [null, "10.0.0.1", "nonsense"]) {
      expect(reputationOf(ip)).toEqual({ risk: 0, isAnonymiser: false, country: null });
    }
  });
});

const realLists = sharedData("ip-lists");

describe.skipIf(realLists === null)("the published lists (skipped where ../shared/data/ip-lists is absent)", () => {
  it("are read whole, without a bad line, and answer in far less than a millisecond", () => {
    const { reputationOf } = fraudService({ ...options(), listFolder: realLists });
    expect(reputationOf("77.90.185.20")).toMatchObject({ risk: 1 });
    expect(problems).toEqual([]);
    // The quickest of many rounds: the others tell how busy the machine is.
    const rounds = Array.from({ length: 40 }, (_, round) => {
      const begun = performance.now();
      for (let n = round * 50; n < (round + 1) * 50; n += 1) reputationOf(`${20 + (n % 180)}.${n % 251}.7.9`);
      return performance.now() - begun;
    });
    expect(Math.min(...rounds) / 50).toBeLessThan(1);
  });
});
