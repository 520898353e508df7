import { useId } from "react";
import type { ReactNode } from "react";
import { classNames } from "../components/class-names.ts";
import { Button } from "../components/ui/button.tsx";
import { Input } from "../components/ui/input.tsx";
import { Label } from "../components/ui/label.tsx";
import { NativeSelect } from "../components/ui/native-select.tsx";
import { useActions } from "../credits/use-actions.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useMembers } from "../tenants/use-members.ts";
import { type HistoryFilter, isNarrowed, KIND_GROUP_NAMES } from "./history-filter.ts";
import { KIND_TEXT } from "./kind-text.ts";
import { memberName } from "./member-name.ts";

type FilterBarProps = {
  tenantId: string;
  readerId: string;
  filter: HistoryFilter;
  onChange: (filter: HistoryFilter) => void;
};

/** Narrows the history: every change takes effect at once. */
export function FilterBar({ tenantId, readerId, filter, onChange }: FilterBarProps) {
  const { t, language } = useI18n();
  const actions = useActions();
  const { data: members = [] } = useMembers(tenantId);
  const set = (change: Partial<HistoryFilter>) => onChange({ ...filter, ...change });
  return (
    <search
      aria-label={t("history.filter")}
      className="grid grid-cols-2 items-end gap-3 border-b px-5 py-4 sm:px-6 md:grid-cols-3 lg:grid-cols-[repeat(5,minmax(0,1fr))_auto] print:hidden"
    >
      <Choice
        label={t("history.filter.kind")}
        value={filter.kind}
        options={KIND_GROUP_NAMES.map((kind) => ({ value: kind, name: t(KIND_TEXT[kind]) }))}
        onChoose={(value) => set({ kind: KIND_GROUP_NAMES.find((kind) => kind === value) ?? null })}
      />
      <Choice
        label={t("history.filter.action")}
        value={filter.action}
        options={(actions.data ?? []).map((item) => ({
          value: item.action,
          name: item.labels[language],
        }))}
        onChoose={(action) => set({ action })}
      />
      <Choice
        className="max-md:col-span-2"
        label={t("history.filter.member")}
        value={filter.member}
        options={members.map(({ userId }) => ({
          value: userId,
          name: memberName(userId, { members, readerId, t }),
        }))}
        onChoose={(member) => set({ member })}
      />
      <Day
        label={t("history.filter.from")}
        value={filter.from}
        onChoose={(from) => set({ from })}
      />
      <Day label={t("history.filter.to")} value={filter.to} onChoose={(to) => set({ to })} />
      <Button
        variant="ghost"
        className={classNames(
          "max-lg:justify-self-start",
          isNarrowed(filter) || "invisible max-md:hidden",
        )}
        onClick={({ currentTarget }) => {
          onChange({ kind: null, action: null, member: null, from: null, to: null });
          // The button goes, so the focus must not stay with it.
          currentTarget.parentElement?.querySelector("select")?.focus();
        }}
      >
        {t("history.filter.reset")}
      </Button>
    </search>
  );
}

type LabelledProps = {
  label: string;
  className?: string | undefined;
  children: (id: string) => ReactNode;
};

function Labelled({ label, className, children }: LabelledProps) {
  const id = useId();
  return (
    <div className={classNames("grid min-w-0 gap-1", className)}>
      <Label htmlFor={id} className="text-xs text-muted-foreground">{label}</Label>
      {children(id)}
    </div>
  );
}

type ChoiceProps = {
  label: string;
  className?: string;
  value: string | null;
  options: { value: string; name: string }[];
  onChoose: (value: string | null) => void;
};

function Choice({ label, className, value, options, onChoose }: ChoiceProps) {
  const { t } = useI18n();
  // The address may name what is not in the list, or not yet: it narrows all the same.
  const isListed = value === null || options.some((option) => option.value === value);
  return (
    <Labelled label={label} className={className}>
      {(id) => (
        <NativeSelect
          id={id}
          value={value ?? ""}
          onChange={({ target }) => onChoose(target.value === "" ? null : target.value)}
        >
          <option value="">{t("history.filter.all")}</option>
          {isListed ? null : <option value={value}>{value}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>{option.name}</option>
          ))}
        </NativeSelect>
      )}
    </Labelled>
  );
}

type DayProps = { label: string; value: string | null; onChoose: (value: string | null) => void };

function Day({ label, value, onChoose }: DayProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <Input
          id={id}
          type="date"
          value={value ?? ""}
          onChange={({ target }) => onChoose(target.value === "" ? null : target.value)}
        />
      )}
    </Labelled>
  );
}
