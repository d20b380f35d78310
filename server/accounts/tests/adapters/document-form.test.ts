import { describe, expect, it } from "vitest";
import { readUploadForm } from "@/server/accounts/adapters/inbound/rest/document-form";
import { uploadPlaces } from "@/server/accounts/adapters/inbound/rest/upload-places";
import { shownName } from "@/server/accounts/application/use-cases/upload-document/upload-document";

const MEGABYTE = 1024 * 1024;
const URL_OF_ROUTE = "https://shop.example/api/documents";

function post(form: FormData): Request {
  return new Request(URL_OF_ROUTE, { method: "POST", body: form });
}

function formWith(fields: Readonly<Record<string, string>>, ...files: readonly File[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) form.append("file", file);
  return form;
}

const file = (bytes: number, name = "card.png") => new File([new Uint8Array(bytes)], name, { type: "text/html" });

/** A body that never ends by itself, and how much of it was taken. */
function endless(headers: Readonly<Record<string, string>> = {}) {
  const taken = { bytes: 0 };
  const head = '--mark\r\nContent-Disposition: form-data; name="file"; filename="card.png"\r\n\r\n';
  let isFirst = true;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const piece = isFirst ? new TextEncoder().encode(head) : new Uint8Array(64 * 1024);
        isFirst = false;
        taken.bytes += piece.byteLength;
        controller.enqueue(piece);
      },
    },
    { highWaterMark: 0 },
  );
  const type = { "content-type": "multipart/form-data; boundary=mark" };
  const request = new Request(URL_OF_ROUTE, {
    method: "POST",
    body,
    headers: { ...type, ...headers },
    duplex: "half",
  } as RequestInit);
  return { request, taken };
}

describe("R87 a form with a file", () => {
  it("is read to its kind and its bytes, whatever it says the file is", async () => {
    const read = await readUploadForm(post(formWith({ kind: "PAN_CARD", returnTo: "/sell/identity" }, file(10))));
    expect(read).toMatchObject({
      value: {
        kind: "PAN_CARD",
        returnTo: "/sell/identity",
        file: { fileName: "card.png", bytes: { byteLength: 10 } },
      },
    });
  });

  it("may be as large as the largest file", async () => {
    expect((await readUploadForm(post(formWith({ kind: "PAN_CARD" }, file(10 * MEGABYTE))))).ok).toBe(true);
  });

  it("is cut off with the first byte too many, whatever length it named", async () => {
    for (const headers of [{}, { "content-length": "1000" }]) {
      const { request, taken } = endless(headers);
      expect(await readUploadForm(request)).toMatchObject({ refusal: { code: "VALIDATION", reason: "TOO_LARGE" } });
      expect(taken.bytes).toBeLessThan(10.2 * MEGABYTE);
    }
  });

  it("that names a length too large is not read at all", async () => {
    const { request, taken } = endless({ "content-length": String(20 * MEGABYTE) });
    expect(await readUploadForm(request)).toMatchObject({ refusal: { reason: "TOO_LARGE" } });
    expect(taken.bytes).toBe(0);
  });

  it.each<[string, () => Request]>([
    ["no file", () => post(formWith({ kind: "PAN_CARD" }))],
    ["two files", () => post(formWith({ kind: "PAN_CARD" }, file(3), file(3)))],
    ["a text in the place of a file", () => post(formWith({ kind: "PAN_CARD", file: "hello" }))],
    ["no kind", () => post(formWith({}, file(3)))],
    ["another kind", () => post(formWith({ kind: "TAX_RETURN" }, file(3)))],
    ["a way back to somebody else", () => post(formWith({ kind: "PAN_CARD", returnTo: "//evil.example" }, file(3)))],
    [
      "another form",
      () => new Request(URL_OF_ROUTE, { method: "POST", body: new URLSearchParams({ kind: "PAN_CARD" }) }),
    ],
    [
      "a form without an end",
      () =>
        new Request(URL_OF_ROUTE, {
          method: "POST",
          body: '--mark\r\nContent-Disposition: form-data; name="file"',
          headers: { "content-type": "multipart/form-data; boundary=mark" },
        }),
    ],
  ])("is refused with %s", async (_what, request) => {
    expect(await readUploadForm(request())).toMatchObject({ refusal: { code: "VALIDATION" } });
  });
});

describe("R63 a form that would keep the process busy is not read", () => {
  const head = 'Content-Disposition: form-data; name="file"; filename="card.png"';
  const post = (body: string, type = "multipart/form-data; boundary=mark") =>
    new Request(URL_OF_ROUTE, { method: "POST", body, headers: { "content-type": type } });
  const kind = '--mark\r\nContent-Disposition: form-data; name="kind"\r\n\r\nPAN_CARD\r\n';
  const whole = `${kind}--mark\r\n${head}\r\n\r\nabc\r\n--mark--\r\n`;

  it("of few parts with short heads is read, with its mark in quotes too", async () => {
    expect((await readUploadForm(post(whole))).ok).toBe(true);
    expect((await readUploadForm(post(whole, 'multipart/form-data; boundary="mark"'))).ok).toBe(true);
  });

  it.each([
    ["many parts", `${`--mark\r\n${head.replace('"file"', '"other"')}\r\n\r\n\r\n`.repeat(20)}${whole}`],
    ["an endless name", whole.replace("card.png", "a".repeat(5_000))],
    ["endless heads", whole.replace(head, `${"a: b\r\n".repeat(1_000)}${head}`)],
  ])("of %s is refused, whole as it is", async (_what, body) => {
    expect(await readUploadForm(post(body))).toMatchObject({ refusal: { code: "VALIDATION" } });
  });

  it("of a mark that can be read in two ways is refused", async () => {
    const types = ["boundary=other; boundary=mark", "boundary=mark; boundary=other", 'boundary="mark', "charset=x"];
    for (const type of types) {
      expect((await readUploadForm(post(whole, `multipart/form-data; ${type}`))).ok).toBe(false);
    }
  });
});

describe("R87 whoever sends a file slowly keeps nobody out", () => {
  /** A form that begins and then sends a drop now and again, without an end. */
  const dripping = (everyMs: number | null) => {
    let timer: NodeJS.Timeout | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode("--mark\r\n"));
        if (everyMs !== null) timer = setInterval(() => controller.enqueue(new Uint8Array(1)), everyMs);
      },
    });
    const headers = { "content-type": "multipart/form-data; boundary=mark" };
    const request = new Request(URL_OF_ROUTE, { method: "POST", body, headers, duplex: "half" } as RequestInit);
    return { request, stop: () => clearInterval(timer) };
  };

  it.each([
    ["falls silent", null, { silentMs: 20, wholeMs: 60_000 }],
    ["sends by the drop", 5, { silentMs: 60_000, wholeMs: 50 }],
  ])("a sender who %s is told so, and waited for no longer", async (_what, everyMs, times) => {
    const { request, stop } = dripping(everyMs);
    expect(await readUploadForm(request, times)).toMatchObject({ refusal: { code: "VALIDATION", reason: "TOO_SLOW" } });
    stop();
  });

  it("a sender who hangs up in the middle is refused, and nothing fails", async () => {
    const body = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error("aborted")) });
    const headers = { "content-type": "multipart/form-data; boundary=mark" };
    const request = new Request(URL_OF_ROUTE, { method: "POST", body, headers, duplex: "half" } as RequestInit);
    expect(await readUploadForm(request)).toMatchObject({ refusal: { code: "VALIDATION", reason: "DAMAGED" } });
  });

  it("one account has few of the places, and has them again when it gives them back", () => {
    const places = uploadPlaces({ all: 3, each: 2 });
    const [first, second] = [places.take("slow"), places.take("slow")];
    expect(places.take("slow")).toBeNull();
    const other = places.take("other");
    expect(other).not.toBeNull();
    expect(places.take("third")).toBeNull();
    first?.();
    first?.();
    second?.();
    expect([places.take("slow"), places.take("slow")]).not.toContain(null);
    expect(places.take("third")).toBeNull();
  });
});

describe("R87 the name of a file", () => {
  it.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\asha\\card.png", "card.png"],
    ["invoice\u202Egnp.exe\n.png", "invoicegnp.exe.png"],
    ["", "Document"],
    ["\u0000\u200b", "Document"],
  ])("%j is shown as %j", (given, shown) => {
    expect(shownName(given)).toBe(shown);
  });

  it("is cut where it is longer than a line", () => {
    expect(shownName(`${"a".repeat(500)}.png`)).toHaveLength(120);
  });
});
