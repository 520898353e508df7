import type { PlainMessageKey } from "../i18n/translate.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { TextField } from "./text-field.tsx";

type Labels = { de: string; en: string };

type LabelFieldsProps = {
  /** What the two fields are called. */
  names: Record<keyof Labels, PlainMessageKey>;
  labels: Labels;
  onLabels: (labels: Labels) => void;
};

/** Asks what something is called, in each language. */
export function LabelFields({ names, labels, onLabels }: LabelFieldsProps) {
  const { t } = useI18n();
  return (
    <>
      <TextField
        label={t(names.de)}
        required
        value={labels.de}
        onText={(de) => onLabels({ ...labels, de })}
      />
      <TextField
        label={t(names.en)}
        required
        value={labels.en}
        onText={(en) => onLabels({ ...labels, en })}
      />
    </>
  );
}
