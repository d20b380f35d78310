import { done, type Result, refuse } from "../result";
import type { Brand } from "./brand";

const UUID_SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Any RFC 9562 id in lower case. Refuses everything else; `field` names the input that held it. */
export function parseUuid<Name extends string>(text: string, field: string): Result<Brand<string, Name>> {
  const canonical = text.trim().toLowerCase();
  if (!UUID_SHAPE.test(canonical)) {
    return refuse({ code: "VALIDATION", fields: [{ field, problem: "This id is not complete. Copy it again." }] });
  }
  return done(trustedUuid<Name>(canonical));
}

/** For ids that this system made itself: read from its database or its id source. */
export const trustedUuid = <Name extends string>(trusted: string): Brand<string, Name> =>
  trusted as Brand<string, Name>;

/** For ids from outside that are only looked up. */
export const isUuid = (text: string): boolean => UUID_SHAPE.test(text);
