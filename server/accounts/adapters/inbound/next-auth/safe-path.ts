const ANY_ORIGIN = "http://path.invalid";

/**
 * A path of this site to go to after signing in, or the fallback. Refuses other origins in every spelling: `//evil`,
 * `/\evil`, schemes, control characters, encoded slashes at the start. Never throws.
 */
export function safePath(wanted: string | null | undefined, fallback: string): string {
  if (!wanted || wanted.length > 512 || !/^\/[A-Za-z0-9]/.test(wanted)) return fallback;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be in a path.
  if (/[\u0000-\u0020\\\u007f-\uffff]/.test(wanted)) return fallback;
  if (!URL.canParse(wanted, ANY_ORIGIN)) return fallback;
  const url = new URL(wanted, ANY_ORIGIN);
  if (url.origin !== ANY_ORIGIN || /^\/(?:%2f|%5c|\/)/i.test(url.pathname)) return fallback;
  return isPage(url.pathname) ? `${url.pathname}${url.search}` : fallback;
}

/** Only pages: an API answer is no place to land, and the door itself would go round in a circle. */
const isPage = (path: string): boolean => !/^\/(?:api|login|signup|verify|demo|hold|_next)(?:\/|$)/i.test(path);
