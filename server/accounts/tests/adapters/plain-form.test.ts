import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readPlainForm } from "@/server/accounts/adapters/inbound/rest/plain-form";

const post = (body: RequestInit["body"], type?: string) =>
  new Request("https://shop.example/hold/export", {
    method: "POST",
    body: body ?? null,
    ...(type === undefined ? {} : { headers: { "content-type": type } }),
  });

const fieldsOf = async (request: Request) => Object.fromEntries(await readPlainForm(request));

describe("R63 a form without a file", () => {
  it("is read as plain HTML sends it", async () => {
    expect(await fieldsOf(post(new URLSearchParams({ csrf: "a+b c", password: "ü" })))).toEqual({
      csrf: "a+b c",
      password: "ü",
    });
  });

  it("of many parts is not read at all", async () => {
    const request = post(
      '--mark\r\nContent-Disposition: form-data; name="csrf"\r\n\r\nx\r\n--mark--',
      "multipart/form-data; boundary=mark",
    );
    expect(await fieldsOf(request)).toEqual({});
    expect(request.bodyUsed).toBe(false);
  });

  it("that is endless, or of another type, has nothing in it", async () => {
    const urlencoded = "application/x-www-form-urlencoded";
    expect(await fieldsOf(post(`csrf=x&${"a".repeat(20_000)}`, urlencoded))).toEqual({});
    expect(await fieldsOf(post("csrf=x", "text/plain"))).toEqual({});
  });
});

describe("R63 no entrance reads a form of many parts by itself", () => {
  it("but the one that takes files, which looks at its parts first", async () => {
    const folders = ["app", "server/accounts/adapters/inbound", "server/trpc"];
    const named = await Promise.all(
      folders.map(async (folder) => {
        const files = await readdir(folder, { recursive: true });
        return files.filter((file) => /\.tsx?$/.test(file)).map((file) => join(folder, file));
      }),
    );
    const texts = await Promise.all(named.flat().map(async (file) => [file, await readFile(file, "utf8")] as const));
    const readers = texts.filter(([, text]) => /\.formData\(\)/.test(text)).map(([file]) => file);
    expect(readers).toEqual(["server/accounts/adapters/inbound/rest/document-form.ts"]);
  });
});
