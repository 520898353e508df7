/** SHA-256 of a text, as 64 hexadecimal digits. */
export async function sha256(text: string): Promise<string> {
  return hexadecimal(await crypto.subtle.digest("SHA-256", bytesOf(text)));
}

/** HMAC-SHA-256 of a text under a key, as 64 hexadecimal digits. */
export async function hmacSha256(key: string, text: string): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey("raw", bytesOf(key), algorithm, false, ["sign"]);
  return hexadecimal(await crypto.subtle.sign("HMAC", imported, bytesOf(text)));
}

function bytesOf(text: string) {
  return new TextEncoder().encode(text);
}

function hexadecimal(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
