import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  maskAddress,
  maskDateOfBirth,
  maskEmail,
  maskGstin,
  maskIp,
  maskPhone,
} from "@/server/accounts/application/dto/masking";

describe("masking", () => {
  it.each([
    [maskEmail("asha.verma@mail.in"), "a•••@mail.in"],
    [maskEmail("a@mail.in"), "•••@mail.in"],
    [maskEmail("no address"), "•••"],
    [maskPhone("+919876544411"), "+91 ••••• ••411"],
    [maskPhone("+14155550123"), "+1 ••••• ••123"],
    [maskPhone("+3581234567"), "+358 ••••• ••567"],
    [maskPhone("12"), "••••• •••••"],
    [maskGstin("29AABCV1234F1ZU"), "29••• •••ZU"],
    [maskGstin("29"), "••• •••"],
    [maskIp("103.88.21.7"), "103.88.•.•"],
    [maskIp("::ffff:103.88.21.7"), "103.88.•.•"],
    [maskIp("2401:4900:1c2a:9:5::1"), "2401:4900:•"],
    [maskIp("::1"), "•••"],
    [maskDateOfBirth("1994-03-08"), "••/••/1994"],
    [maskAddress({ city: "Pune", postalCode: "411001" }), "Pune 411•••"],
  ])("shows %s", (masked, expected) => {
    expect(masked).toBe(expected);
  });

  it("never lets more than the first letter of an address through, nor its length", () => {
    const local = fc.stringMatching(/^[a-z0-9._]{2,30}$/u);
    fc.assert(
      fc.property(local, local, (one, other) => {
        expect(maskEmail(`${one}@mail.in`).split("@")[0]).not.toContain(one);
        expect(maskEmail(`${one}@mail.in`).length).toBe(maskEmail(`${other}@mail.in`).length);
      }),
    );
  });

  it("never lets more than three digits of a number through beside its country", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[6-9]\d{9}$/u), (digits) => {
        expect(maskPhone(`+91${digits}`).replace(/\D/gu, "")).toBe(`91${digits.slice(-3)}`);
      }),
    );
  });

  it("never throws, whatever was stored", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const mask of [maskEmail, maskPhone, maskGstin, maskIp, maskDateOfBirth]) mask(text);
      }),
    );
  });

  it("hides the last half of every IPv4 address", () => {
    fc.assert(
      fc.property(fc.ipV4(), (ip) => {
        expect(maskIp(ip)).toBe(`${ip.split(".").slice(0, 2).join(".")}.•.•`);
      }),
    );
  });
});
