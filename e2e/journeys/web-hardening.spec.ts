import { sendPlainForm } from "../fixtures/plain-forms";
import { expect, test } from "../fixtures/test";

/** What once let requests past a front step, in this product's framework or another. */
const BYPASSES: readonly Readonly<Record<string, string>>[] = [
  { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
  { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
  { "x-middleware-subrequest": "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware" },
  { "x-nextjs-data": "1" },
  { RSC: "1" },
  { RSC: "1", "Next-Router-Prefetch": "1" },
  { RSC: "1", "Next-Router-Prefetch": "1", "Next-Router-Segment-Prefetch": "/_tree" },
  { RSC: "1", "Next-Router-State-Tree": "%5B%22%22%2C%7B%7D%2Cnull%2Cnull%2Ctrue%5D" },
  { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
  { "x-original-url": "/console/review", "x-rewrite-url": "/console/review" },
  { "x-invoke-path": "/console/review", "x-matched-path": "/console/review" },
  { authorization: "Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" },
];

const PRIVATE = [
  "/console/review",
  "/console/accounts",
  "/account/security",
  "/_next/data/build/console/review.json",
  "/console/%72eview",
  "/CONSOLE/review",
  "//console/review",
  "/console/review.rsc",
  "/console/review.segments/_tree.segment.rsc",
];

test("R57 no header or spelling gets a stranger past the door", async ({ openRequest, baseURL }) => {
  const stranger = await openRequest();
  for (const path of PRIVATE) {
    for (const headers of BYPASSES) {
      const answer = await stranger.get(`${baseURL}${path}`, { headers, maxRedirects: 0 });
      const text = await answer.text();
      const where = `${path} with ${JSON.stringify(headers)}`;
      expect(text, where).not.toContain("Review cases");
      expect(text, where).not.toContain("Where you are signed in");
      expect(answer.status(), where).toBeLessThan(500);
      if (answer.status() >= 300 && answer.status() < 400) {
        const target = new URL(answer.headers()["location"] ?? "", answer.url());
        // Next writes its own loopback address as a name.
        expect(["127.0.0.1", "localhost"], where).toContain(target.hostname);
      }
    }
  }
});

test("R57 no header lets a stranger call a procedure", async ({ openRequest }) => {
  const stranger = await openRequest();
  for (const headers of BYPASSES) {
    const answer = await stranger.post("/api/trpc/accounts.search", {
      headers: { ...headers, "content-type": "application/json" },
      data: { json: { text: "asha" } },
    });
    expect(answer.status(), JSON.stringify(headers)).toBe(401);
  }
});

test("R47 the session's token counts in its cookie alone", async ({ newMember, openRequest }) => {
  const member = await newMember();
  const token = member.state.cookies.find(({ name }) => name === "__Host-sid")?.value ?? "";
  expect(token).toHaveLength(43);
  const stranger = await openRequest();
  const ask = (path: string, headers: Record<string, string>) =>
    stranger.post(path, { headers: { ...headers, "content-type": "application/json" }, data: { json: null } });
  const ways: readonly Record<string, string>[] = [
    { authorization: `Bearer ${token}` },
    { "x-session": token },
    { cookie: `next-auth.session-token=${token}; sid=${token}; __Secure-next-auth.session-token=${token}` },
  ];
  for (const headers of ways) {
    expect((await ask("/api/trpc/account.profile", headers)).status()).toBe(401);
    const page = await stranger.get("/account/profile", { headers, maxRedirects: 0 });
    expect(page.status()).toBe(307);
  }
  expect((await ask(`/api/trpc/account.profile?__Host-sid=${token}&sid=${token}`, {})).status()).toBe(401);
});

test("R46 the session's cookie is bound to this host and out of reach for scripts", async ({
  newMember,
  openRequest,
}) => {
  const member = await newMember();
  const request = await openRequest();
  const login = { identifier: member.email, password: member.password };
  await sendPlainForm(request, "/login", login);
  const { cookies } = await request.storageState();
  const session = cookies.find(({ name }) => name === "__Host-sid");
  expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", path: "/" });
  for (const path of ["/account/security", "/api/auth/session"]) {
    expect(await (await request.get(path)).text()).not.toContain(session?.value ?? "no session");
  }
});

test("R61 nothing leads away, and no address breaks the server", async ({ openRequest }) => {
  const stranger = await openRequest();
  const targets = [
    "//evil.example",
    "/\\evil.example",
    "https:evil.example",
    "https://evil.example",
    "%2f%2fevil.example",
    "javascript:alert(1)",
    "\tjavascript:alert(1)",
    "data:text/html,x",
    "/／evil.example",
  ];
  for (const target of targets) {
    const callback = encodeURIComponent(target);
    const answers = await Promise.all([
      stranger.get(`/login?next=${callback}`, { maxRedirects: 0 }),
      stranger.get(`/api/auth/signin?callbackUrl=${callback}`, { maxRedirects: 0 }),
      stranger.get(`/api/auth/session?callbackUrl=${callback}`, { maxRedirects: 0 }),
      stranger.get("/api/auth/session", { headers: { cookie: `__Host-auth-callback=${callback}` }, maxRedirects: 0 }),
    ]);
    for (const answer of answers) {
      expect(answer.status(), target).toBeLessThan(500);
      expect(answer.headers()["location"] ?? "", target).not.toContain("evil.example");
    }
  }
  for (const path of ["/api/trpc/%zz", "/%", "/api/auth/%zz", "/login/%c0%af", "/console/%00"]) {
    expect((await stranger.get(path)).status(), path).toBe(400);
    expect((await stranger.post(path, { data: {} })).status(), path).toBe(400);
  }
});

test("R58 R59 every page says what may run on it, and a report of a browser is taken", async ({ openRequest }) => {
  const stranger = await openRequest();
  const nowhere = ["/nowhere", "/api/documents/nowhere", "/api/documents/nowhere/pages", "/api/documentsnowhere"];
  for (const path of ["/", "/login", "/signup", "/forgot", ...nowhere]) {
    const headers = (await stranger.get(path)).headers();
    const csp = headers["content-security-policy"] ?? "";
    expect(csp, path).toMatch(/script-src 'self' 'nonce-[\w-]+' 'strict-dynamic';/);
    expect(csp.replace("style-src-attr 'unsafe-inline'", ""), path).not.toContain("unsafe-");
    expect(csp, path).toContain("report-uri /api/csp-reports");
    expect(headers, path).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "same-origin" });
    expect(headers["x-powered-by"], path).toBeUndefined();
  }
  const report = { headers: { "content-type": "application/csp-report" }, data: JSON.stringify({ "csp-report": {} }) };
  expect((await stranger.post("/api/csp-reports", report)).status()).toBe(204);
  const large = { headers: { "content-type": "application/csp-report" }, data: " ".repeat(20_000) };
  expect((await stranger.post("/api/csp-reports", large)).status()).toBe(413);
});

test("R60 a change from elsewhere is refused before anything reads it", async ({ newMember }) => {
  const { request } = await newMember();
  const foreign: readonly Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ];
  for (const headers of foreign) {
    const json = { headers: { ...headers, "content-type": "application/json" }, data: { json: null } };
    expect((await request.post("/api/trpc/account.endOtherSessions", json)).status()).toBe(403);
    for (const path of ["/login", "/signup", "/forgot", "/account/profile", "/api/auth/signout"]) {
      expect((await request.post(path, { headers, form: { identifier: "x" } })).status(), path).toBe(403);
    }
  }
  const plain = { headers: { "content-type": "text/plain" }, data: '{"json":null}' };
  expect((await request.post("/api/trpc/account.endOtherSessions", plain)).status()).toBe(403);
});

test("a form larger than any of ours is refused, whether it says so or not", async ({ openRequest, baseURL }) => {
  const stranger = await openRequest();
  const large = { headers: { origin: baseURL ?? "" }, multipart: { identifier: "x".repeat(200_000) } };
  expect((await stranger.post("/login", large)).status()).toBe(413);
  const form = new FormData();
  form.append("identifier", "x".repeat(200_000));
  const body = new Response(form);
  const unmeasured = await fetch(`${baseURL}/login`, {
    method: "POST",
    headers: { origin: baseURL ?? "", "content-type": body.headers.get("content-type") ?? "" },
    body: body.body,
    duplex: "half",
  } as RequestInit);
  expect(unmeasured.status).toBeGreaterThanOrEqual(400);
});

test("the log of next-auth is closed to strangers", async ({ openRequest }) => {
  const stranger = await openRequest();
  const forged = { form: { code: 'X\n{"level":60}', message: "forged", csrfToken: "x" } };
  expect((await stranger.post("/api/auth/_log", forged)).status()).toBe(404);
});
