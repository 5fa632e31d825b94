/** Once per run: a database with the tables of schema auth, which every test file copies. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../migrate.ts";

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: vitest is extended by merging, which types cannot do
  export interface ProvidedContext {
    databaseUrl: string;
    compileCache: string | undefined;
    template: string;
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { databaseUrl } = project.config.provide;
  if (!databaseUrl) {
    throw new Error(
      "TEST_DATABASE_URL is missing: set it to the superuser address of a running PostgreSQL; the tests make and drop databases of their own there.",
    );
  }
  const template = `auth_template_${randomBytes(6).toString("hex")}`;
  await onServer(databaseUrl, `create database ${template}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${template}`;
  await migrate(url.href);
  project.provide("template", template);
  return () => onServer(databaseUrl, `drop database ${template} with (force)`);
}
