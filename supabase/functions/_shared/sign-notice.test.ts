import { expect, test } from "vitest";
import { signNotice } from "./sign-notice.ts";

test("a notice is signed as the Standard Webhooks scheme publishes it", async () => {
  // The scheme's own published example: id, timestamp, body, secret and signature.
  const headers = await signNotice({
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    body: '{"test": 2432232314}',
    secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    sentAt: new Date(1_614_265_330_000),
  });

  expect(headers).toEqual({
    "content-type": "application/json",
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});
