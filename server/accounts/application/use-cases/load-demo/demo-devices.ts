import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { openSession } from "@/server/accounts/domain/domain-services/session-management-service";
import { recordDevice, seeDeviceAgain } from "@/server/accounts/domain/entities/device";
import { sessionPolicy } from "@/server/accounts/domain/policies/session-policy";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import type { Whois } from "./demo-account";
import type { DemoDevice, DemoPerson } from "./demo-population";
import type { DemoTools } from "./demo-tools";

type Tools = Pick<DemoTools, "newId" | "newToken"> & { readonly whois: Whois };

/** Where people are signed in. Nobody holds the tokens: these sessions are there to be seen and ended. */
export async function addDemoDevices(
  write: WritableRepositories,
  people: readonly DemoPerson[],
  tools: Tools,
): Promise<void> {
  for (const person of people) {
    for (const [place, device] of person.devices.entries()) await addDevice(write, person, { device, place }, tools);
  }
}

async function addDevice(
  write: WritableRepositories,
  { externalId, staffRole }: DemoPerson,
  { device, place }: { readonly device: DemoDevice; readonly place: number },
  { newId, newToken, whois }: Tools,
): Promise<void> {
  const { userAgent, ip, country, firstSeenAt, lastSeenAt, isSignedIn } = device;
  const accountId = whois(externalId);
  const first = recordDevice(deviceIdFrom(newId()), accountId, { userAgent, ip, country, at: firstSeenAt });
  await write.devices.save(seeDeviceAgain(first, { userAgent, ip, country, at: lastSeenAt }), newToken().hash);
  await write.places.see(accountId, country, lastSeenAt);
  if (!isSignedIn) return;
  const { session, events } = openSession(
    {
      id: sessionIdFrom(newId()),
      accountId,
      deviceId: first.id,
      method: "PASSWORD",
      level: "SINGLE",
      isStaff: staffRole !== null,
      knownDevice: false,
      firstDevice: place === 0,
      at: lastSeenAt,
    },
    [],
    sessionPolicy,
  );
  await write.sessions.open(session, newToken().hash);
  write.events.append(events);
}
