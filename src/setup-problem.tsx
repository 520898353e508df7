import { Wordmark } from "./components/wordmark.tsx";
import { useI18n } from "./i18n/i18n-context.tsx";

/** Stands in for the whole page while settings are missing, and names them. */
export function SetupProblem({ variables }: { variables: string[] }) {
  const { t } = useI18n();
  return (
    <main role="alert" className="mx-auto max-w-lg px-4 py-16">
      <Wordmark />
      <h1 className="mt-8 text-xl font-semibold tracking-tight">{t("app.setup.title")}</h1>
      <p className="mt-2 text-muted-foreground">{t("app.setup.body")}</p>
      <ul className="mt-4 grid gap-2">
        {variables.map((name) => (
          <li key={name}>
            <code className="rounded-md border bg-surface px-2 py-1 text-sm break-all">{name}</code>
          </li>
        ))}
      </ul>
    </main>
  );
}
