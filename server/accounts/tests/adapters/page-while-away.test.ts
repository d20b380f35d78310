import { describe, expect, it } from "vitest";
import {
  AWAY_AFTER_MS,
  awayWatch,
  unavailablePage,
  wantsPage,
} from "@/server/accounts/adapters/inbound/next-auth/unavailable-page";

describe("R71 a page whose database is away", () => {
  const watch = () => {
    const scene = { connected: false, now: 0 };
    return {
      scene,
      isAway: awayWatch(
        () => ({ isConnected: () => scene.connected }),
        () => scene.now,
      ),
    };
  };

  it("is told so once the connection was there and stayed lost; not before it ever was, and not for a blink", () => {
    const { scene, isAway } = watch();
    scene.now = 10 * AWAY_AFTER_MS;
    expect(isAway()).toBe(false);
    scene.connected = true;
    expect(isAway()).toBe(false);
    scene.connected = false;
    expect(isAway()).toBe(false);
    scene.now += AWAY_AFTER_MS - 1;
    expect(isAway()).toBe(false);
    scene.now += 1;
    expect(isAway()).toBe(true);
    scene.connected = true;
    expect(isAway()).toBe(false);
    scene.connected = false;
    expect(isAway()).toBe(false);
  });

  it("is calm, needs no script and no file, and is for pages alone", () => {
    const html = unavailablePage("n0nce");
    expect(html).toContain('<style nonce="n0nce">');
    expect(html).not.toMatch(/<script|<link|src=|style="/u);
    expect([
      wantsPage("GET", "/console/review"),
      wantsPage("POST", "/login"),
      wantsPage("GET", "/api/v1/events"),
    ]).toEqual([true, false, false]);
  });
});
