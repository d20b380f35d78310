type Connection = { readonly isConnected: () => boolean };

/** What the web process keeps of itself, as far as the front step looks at it; nothing before the first page. */
const kept = globalThis as typeof globalThis & { goodstanding?: { readonly liveChannel: Connection } };

/** A connection that comes back within a blink keeps nobody out. */
export const AWAY_AFTER_MS = 1_000;

/**
 * Is the database away? Told from the one connection that is always open, so that asking costs nothing: lost for a
 * second after it had been there.
 */
export function awayWatch(connection: () => Connection | undefined, now: () => number): () => boolean {
  let wasThere = false;
  let lostAt: number | null = null;
  return () => {
    const isThere = connection()?.isConnected() ?? false;
    if (isThere) {
      [wasThere, lostAt] = [true, null];
      return false;
    }
    if (!wasThere) return false;
    lostAt ??= now();
    return now() - lostAt >= AWAY_AFTER_MS;
  };
}

export const databaseIsAway = awayWatch(() => kept.goodstanding?.liveChannel, Date.now);

export const RETRY_SECONDS = 15;

/** Whole pages alone: programs and forms answer with a refusal of their own. */
export const wantsPage = (method: string, pathname: string): boolean =>
  (method === "GET" || method === "HEAD") && !pathname.startsWith("/api/");

/** Needs neither scripts nor files nor anybody's data, and looks again by itself. */
export const unavailablePage = (nonce: string): string => `<!doctype html>
<html lang="en-IN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="${RETRY_SECONDS}">
<title>Back in a moment · Goodstanding</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; --bg: oklch(0.985 0.003 285); --fg: oklch(0.21 0.025 285); --muted: oklch(0.48 0.025 285); --primary: oklch(0.46 0.19 282); --on: oklch(0.99 0.004 285); --ring: oklch(0.53 0.2 265); }
@media (prefers-color-scheme: dark) { :root { --bg: oklch(0.165 0.012 285); --fg: oklch(0.955 0.006 285); --muted: oklch(0.745 0.018 285); --primary: oklch(0.72 0.14 284); --on: oklch(0.17 0.04 285); --ring: oklch(0.76 0.12 265); } }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; background: var(--bg); color: var(--fg); font: 16px/24px "Geist Variable", system-ui, "Noto Sans", sans-serif; }
main { max-width: 480px; padding: 16px; }
svg { display: block; width: 40px; height: 40px; margin-bottom: 24px; }
h1 { margin: 0 0 12px; font-size: 30px; line-height: 36px; font-weight: 600; letter-spacing: -0.02em; }
p { margin: 0 0 24px; color: var(--muted); }
a { display: inline-block; min-height: 44px; box-sizing: border-box; padding: 10px 20px; border-radius: 8px; background: var(--primary); color: var(--on); font-weight: 550; text-decoration: none; }
a:focus-visible { outline: 2px solid var(--ring); outline-offset: 2px; }
</style>
</head>
<body>
<main>
<svg viewBox="4 4 16 16" aria-hidden="true"><rect x="4" y="4" width="16" height="16" rx="5" fill="var(--primary)"/><rect x="11" y="7" width="2" height="9" fill="var(--on)"/><rect x="8" y="16" width="8" height="1.5" fill="var(--on)"/></svg>
<h1>Back in a moment</h1>
<p>We can't reach our records just now. Nothing was changed, and you are still signed in. This page looks again by itself.</p>
<a href="">Try again</a>
</main>
</body>
</html>
`;
