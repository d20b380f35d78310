import * as z from "zod/mini";
import type { ApiReferenceDto } from "@/server/accounts/application/dto/api-reference-dto";
import { shopEventData } from "../consumer/shop-cloud-event";
import { statusOfRefusal } from "./problem";
import { apiRoutes } from "./urls";

/** The same table as OpenAPI prints, for people. */
export const apiReference = (): ApiReferenceDto => ({
  routes: apiRoutes.map(({ method, path, scope, summary, body, query, answer }) => ({
    method,
    path,
    scope,
    summary,
    body: body ? bodyOf(body.types, body.schema) : [],
    query: fieldsOf(query),
    answer: `${answer.status}: ${fieldsOf(answer.schema, "output").join(", ")}`,
  })),
  events: Object.entries(shopEventData).map(([type, data]) => ({ type, fields: fieldsOf(data) })),
  refusals: Object.entries(statusOfRefusal).map(([code, status]) => ({ code, status })),
});

const bodyOf = (types: readonly string[], schema: z.ZodMiniType): readonly string[] =>
  types.includes("application/json") ? fieldsOf(schema) : types;

/** Each field by its name; a question mark where it may be left out. */
function fieldsOf(schema: z.ZodMiniType, io: "input" | "output" = "input"): readonly string[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return Object.keys(properties).map((name) => (io === "output" || required.includes(name) ? name : `${name}?`));
}
