import * as z from "zod/mini";
import { shopEventData } from "../consumer/shop-cloud-event";
import { programHeaders } from "../next-auth/security-headers";
import type { ApiResponse } from "./api-exchange";
import type { ApiRoute } from "./api-route";
import { statusOfRefusal } from "./problem";
import { apiRoutes } from "./urls";

type Json = Readonly<Record<string, unknown>>;

/** JSON Schema 2020-12, which OpenAPI 3.1 speaks; what a schema checks beyond its shape is said in its sentences. */
const schemaOf = (schema: z.core.$ZodType, io: "input" | "output"): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
};

/** The whole API as OpenAPI 3.1, from the very table and schemas that requests go through. */
export const openApiDocument = (): Json => ({
  openapi: "3.1.0",
  info: {
    title: "Goodstanding",
    version: "1",
    description: "Who are you, and how much should the system trust you? For other systems, by API key.",
  },
  servers: [{ url: "/api/v1" }],
  security: [{ apiKey: [] }],
  paths: pathsOf(apiRoutes),
  components: {
    securitySchemes: {
      apiKey: { type: "http", scheme: "bearer", description: `A key gs_live_... with scopes: ${scopes.join(", ")}.` },
    },
    schemas: { Problem: problemSchema, ...eventSchemas() },
  },
});

const scopes = [...new Set(apiRoutes.map(({ scope }) => scope))];

export const showOpenApi = (): ApiResponse => ({
  status: 200,
  headers: { ...programHeaders, "content-type": "application/json" },
  body: JSON.stringify(openApiDocument()),
});

function pathsOf(routes: readonly ApiRoute[]): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return paths;
}

function operationOf(route: ApiRoute): Json {
  const { answer, also = [], body, summary, scope } = route;
  return {
    operationId: operationIdOf(route),
    summary,
    description: `Needs the scope \`${scope}\`.`,
    parameters: [...pathParameters(route), ...queryParameters(route), ...headerParameters(route)],
    ...(body ? { requestBody: { required: true, content: contentOf(body) } } : {}),
    responses: {
      [answer.status]: answerOf("Done", answer.schema),
      ...Object.fromEntries(also.map(({ status, schema, meaning }) => [status, answerOf(meaning, schema)])),
      default: {
        description: "A refusal with our code",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

const answerOf = (description: string, schema: z.ZodMiniType): Json => ({
  description,
  content: { "application/json": { schema: schemaOf(schema, "output") } },
});

const operationIdOf = ({ method, path }: ApiRoute): string =>
  [method.toLowerCase(), ...path.split(/[/:]+/).filter(Boolean)].join("-");

const contentOf = ({ types, schema }: NonNullable<ApiRoute["body"]>): Json =>
  Object.fromEntries(types.map((type) => [type, { schema: bodySchema(type, schema, types.length > 1) }]));

/** Events are read one by one; what each type holds stands among the components. */
function bodySchema(type: string, schema: z.ZodMiniType, isEvent: boolean): Json {
  const event = { $ref: "#/components/schemas/ShopEvent" };
  if (type === "application/cloudevents+json") return event;
  if (type === "application/cloudevents-batch+json") return { type: "array", maxItems: 1_000, items: event };
  if (isEvent) return { type: "object", description: "The data of one event; its attributes are `ce-` headers." };
  return schemaOf(schema, "input");
}

const PLACES: Readonly<Record<string, string>> = {
  id: "Our UUID, or `ext:` and your own id.",
  webhookId: "The id of the receiver.",
};

const pathParameters = ({ path }: ApiRoute): readonly Json[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
    description: PLACES[name],
  }));

function queryParameters({ query }: ApiRoute): readonly Json[] {
  const { properties = {} } = schemaOf(query, "input") as { properties?: Readonly<Record<string, Json>> };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: "query", required: false, schema }));
}

function headerParameters({ method, path }: ApiRoute): readonly Json[] {
  const header = (name: string, description: string) => ({
    name,
    in: "header",
    schema: { type: "string" },
    description,
  });
  return [
    ...(method === "POST" ? [header("Idempotency-Key", "The same answer to the same request for 24 hours.")] : []),
    ...(path === "/events" ? [header("x-create-accounts", "`true`: unknown `ext:` accounts come into being.")] : []),
  ];
}

const eventSchemas = (): Json => ({
  ShopEvent: {
    oneOf: Object.keys(shopEventData).map((type) => ({ $ref: `#/components/schemas/${type}` })),
  },
  ...Object.fromEntries(
    Object.entries(shopEventData).map(([type, data]) => [
      type,
      {
        type: "object",
        required: ["specversion", "id", "source", "type", "data"],
        properties: {
          specversion: { const: "1.0" },
          id: { type: "string", maxLength: 256 },
          source: { type: "string", format: "uri-reference", maxLength: 512 },
          type: { const: type },
          time: { type: "string", format: "date-time" },
          datacontenttype: { const: "application/json" },
          data: schemaOf(data, "input"),
        },
      },
    ]),
  ),
});

const problemSchema: Json = {
  type: "object",
  required: ["type", "title", "status", "detail", "code", "requestId"],
  properties: {
    type: { type: "string", format: "uri-reference" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    code: { enum: Object.keys(statusOfRefusal) },
    requestId: { type: "string" },
    fields: {
      type: "array",
      items: { type: "object", properties: { field: { type: "string" }, problem: { type: "string" } } },
    },
  },
};
