import { Button } from "../components/ui/button.tsx";
import type { DemoUser } from "../environment.ts";
import { useI18n } from "../i18n/i18n-context.tsx";

/** Offers the sign-ins of a local demo; shows nothing where none are set. */
export function DemoUsers(
  { demoUsers, onChoose }: { demoUsers: DemoUser[]; onChoose: (user: DemoUser) => void },
) {
  const { t } = useI18n();
  if (demoUsers.length === 0) return null;
  return (
    <div className="mt-2 border-t pt-5">
      <p className="text-sm font-medium">{t("session.demo.title")}</p>
      <p className="mt-0.5 text-sm text-muted-foreground">{t("session.demo.hint")}</p>
      <ul className="mt-3 grid gap-1.5">
        {demoUsers.map((user) => (
          <li key={user.email}>
            <Button
              variant="secondary"
              className="w-full justify-start text-left break-all"
              onClick={() => onChoose(user)}
            >
              {user.email}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
