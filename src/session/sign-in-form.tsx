import { useId, useRef, useState } from "react";
import type { FormEvent } from "react";
import { CircleAlert, LoaderCircle } from "lucide-react";
import { Alert } from "../components/ui/alert.tsx";
import { Button } from "../components/ui/button.tsx";
import { Input } from "../components/ui/input.tsx";
import { Label } from "../components/ui/label.tsx";
import type { DemoUser } from "../environment.ts";
import type { MessageKey } from "../i18n/catalogue.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { DemoUsers } from "./demo-users.tsx";
import type { SignInProblem } from "./sign-in-problem.ts";
import { useSignIn } from "./use-sign-in.ts";

type Problem = SignInProblem | "incomplete";

const PROBLEM_TEXT = {
  incomplete: "session.problem.incomplete",
  invalid_credentials: "session.problem.invalid_credentials",
  rate_limited: "session.problem.rate_limited",
  network: "session.problem.network",
  unexpected: "session.problem.unexpected",
} as const satisfies Record<Problem, MessageKey>;

/** Asks for e-mail and password, and says clearly what was wrong with them. */
export function SignInForm({ demoUsers }: { demoUsers: DemoUser[] }) {
  const { t } = useI18n();
  const signIn = useSignIn();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [isIncomplete, setIncomplete] = useState(false);
  const emailField = useRef<HTMLInputElement>(null);
  const problemId = useId();
  const emailId = useId();
  const passwordId = useId();

  const problem: Problem | null = isIncomplete
    ? "incomplete"
    : signIn.isPending
    ? null
    : signIn.isError
    ? "unexpected"
    : signIn.data ?? null;

  function submit(event: FormEvent) {
    event.preventDefault();
    const isEmpty = email.trim() === "" || password === "";
    setIncomplete(isEmpty);
    if (isEmpty) return emailField.current?.focus();
    if (!signIn.isPending) signIn.mutate({ email: email.trim(), password });
  }

  const field = { "aria-invalid": problem !== null, "aria-describedby": problemId };
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <div className="grid gap-1.5">
        <Label htmlFor={emailId}>{t("session.email")}</Label>
        <Input
          {...field}
          ref={emailField}
          id={emailId}
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </div>
      <div className="grid gap-1.5">
        <Label htmlFor={passwordId}>{t("session.password")}</Label>
        <Input
          {...field}
          id={passwordId}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </div>
      <div id={problemId} role="alert" className="empty:hidden">
        {problem === null ? null : (
          <Alert tone="danger">
            <CircleAlert aria-hidden />
            {t(PROBLEM_TEXT[problem])}
          </Alert>
        )}
      </div>
      <Button type="submit" disabled={signIn.isPending}>
        {signIn.isPending ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
        {t("session.sign_in")}
      </Button>
      <DemoUsers
        demoUsers={demoUsers}
        onChoose={(user) => {
          setEmail(user.email);
          setPassword(user.password);
        }}
      />
    </form>
  );
}
