import type { ApiHeaders } from "./api-exchange";

/** The content type of an event whose attributes travel as headers: CloudEvents over HTTP in binary mode. */
export const BINARY_TYPE = "application/json";

const PREFIX = "ce-";

/** The event of a request in binary mode; null where the headers name none. */
export function binaryEvent(headers: ApiHeaders, data: unknown): Readonly<Record<string, unknown>> | null {
  if (!headers.has(`${PREFIX}specversion`)) return null;
  const attributes = [...headers].flatMap(([name, value]) =>
    name.startsWith(PREFIX) ? [readAttribute(name.slice(PREFIX.length), value)] : [],
  );
  return { ...Object.fromEntries(attributes), datacontenttype: BINARY_TYPE, data };
}

/** The attributes, by name, with their values as they came: what tells two events with the same data apart. */
export const binaryAttributes = (headers: ApiHeaders): readonly (readonly [string, string])[] =>
  [...headers].filter(([name]) => name.startsWith(PREFIX)).sort(([one], [other]) => (one < other ? -1 : 1));

const URI_ATTRIBUTES: ReadonlySet<string> = new Set(["source", "dataschema"]);

/**
 * Values are percent-encoded where they hold more than plain ASCII. A URI holds none, but percent signs of its own, which
 * the specification wants encoded once more and the SDK of CloudEvents leaves as they are: both mean the same source.
 */
function readAttribute(name: string, value: string): readonly [string, string] {
  if (URI_ATTRIBUTES.has(name)) return [name, value.replaceAll("%25", "%")];
  try {
    return [name, decodeURIComponent(value)];
  } catch {
    return [name, value];
  }
}
