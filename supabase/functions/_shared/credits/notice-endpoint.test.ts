import { expect, test } from "vitest";
import { isPublicEndpoint } from "./notice-endpoint.ts";

test.each([
  "https://hooks.example.com/credits",
  "https://example.com:8443/a?b=c",
  "https://172.15.0.1/",
  "https://100.128.0.1/",
])("%s may be sent to", (address) => {
  expect(isPublicEndpoint(address)).toBe(true);
});

test.each([
  "http://hooks.example.com/",
  "https://user:secret@example.com/",
  "https://example.com/#part",
  "https://localhost/",
  "https://intranet/",
  "https://db.internal/",
  "https://localhost./",
  "https://metadata.google.internal./computeMetadata/v1/",
  "https://intranet./",
  "https://LOCALHOST.%6Cocal/",
  "https://127.0.0.1./",
  "https://１２７.0.0.1/",
  "https://198.18.0.1/",
  "https://192.0.0.192/",
  "https://127.0.0.1/",
  "https://2130706433/",
  "https://0x7f.1/",
  "https://10.1.2.3/",
  "https://172.16.0.1/",
  "https://192.168.1.1/",
  "https://169.254.169.254/latest/meta-data",
  "https://100.64.0.1/",
  "https://[::1]/",
  "https://[::ffff:10.0.0.1]/",
  "ftp://example.com/",
  "nonsense",
])("%s may not", (address) => {
  expect(isPublicEndpoint(address)).toBe(false);
});
