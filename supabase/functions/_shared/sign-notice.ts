/**
 * The headers of a signed notice, by the Standard Webhooks scheme: HMAC-SHA256 with the endpoint's
 * secret over `id.timestamp.body`. The receiver verifies with any Standard Webhooks library and drops
 * what is older than five minutes.
 */
export async function signNotice(
  notice: { id: string; body: string; secret: string; sentAt: Date },
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(notice.sentAt.getTime() / 1000));
  const bytes = Uint8Array.from(
    atob(notice.secret.replace(/^whsec_/, "")),
    (letter) => letter.charCodeAt(0),
  );
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", bytes, algorithm, false, ["sign"]);
  const signed = new TextEncoder().encode(`${notice.id}.${timestamp}.${notice.body}`);
  const signature = new Uint8Array(await crypto.subtle.sign("HMAC", key, signed));
  return {
    "content-type": "application/json",
    "webhook-id": notice.id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${btoa(String.fromCharCode(...signature))}`,
  };
}
