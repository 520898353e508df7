import { generateApiKey } from "@supabase/lite";
import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const stackKeys = z.object({
  jwtSecret: z.string().min(32),
  publishableKey: z.string().startsWith("sb_publishable_"),
  secretKey: z.string().startsWith("sb_secret_"),
  stripeSecretKey: z.string().startsWith("sk_test_"),
  webhookSecret: z.string().startsWith("whsec_"),
});

/** Every secret of one stack. */
export type StackKeys = z.infer<typeof stackKeys>;

/** New random keys in the formats of Supabase and Stripe. */
export async function randomKeys(): Promise<StackKeys> {
  const random = () => randomBytes(24).toString("base64url");
  return {
    jwtSecret: randomBytes(32).toString("hex"),
    publishableKey: (await generateApiKey("publishable")).key,
    secretKey: (await generateApiKey("secret")).key,
    stripeSecretKey: `sk_test_${random()}`,
    webhookSecret: `whsec_${random()}`,
  };
}

/** The keys of a data directory: made on its first start, the same ever after. */
export async function keptKeys(dataDirectory: string): Promise<StackKeys> {
  const path = join(dataDirectory, "keys.json");
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) {
    const keys = await randomKeys();
    await writeFile(path, JSON.stringify(keys, null, 2), { mode: 0o600 });
    return keys;
  }
  try {
    return stackKeys.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`Cannot read the keys in ${path}: delete that file to get new ones`, { cause });
  }
}
