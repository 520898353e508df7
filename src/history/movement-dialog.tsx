import { LoadError } from "../components/load-error.tsx";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "../components/ui/dialog.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { describeMovement } from "../credits/describe-movement.ts";
import { MovementFacts } from "./movement-facts.tsx";
import { Provenance } from "./provenance.tsx";
import { useMovement } from "./use-movement.ts";

type MovementDialogProps = {
  tenantId: string;
  readerId: string;
  entryId: number | null;
  onOpen: (entryId: number | null) => void;
};

/** All that is known of one movement, and which credits paid for it. */
export function MovementDialog({ entryId, onOpen, ...reader }: MovementDialogProps) {
  const { t } = useI18n();
  return (
    <Dialog
      open={entryId !== null}
      onOpenChange={(isOpen) => isOpen ? undefined : onOpen(null)}
    >
      <DialogContent closeLabel={t("app.close")} className="sm:max-w-lg">
        {entryId === null
          ? <DialogTitle>{t("history.details")}</DialogTitle>
          : <Details key={entryId} entryId={entryId} onOpen={onOpen} {...reader} />}
      </DialogContent>
    </Dialog>
  );
}

type DetailsProps = Omit<MovementDialogProps, "entryId"> & { entryId: number };

function Details({ tenantId, readerId, entryId, onOpen }: DetailsProps) {
  const i18n = useI18n();
  const { t, formats } = i18n;
  const movement = useMovement(tenantId, entryId);
  if (movement.data === undefined || movement.data === null) {
    return (
      <>
        <DialogTitle>{t("history.details")}</DialogTitle>
        <div className="mt-4 grid min-h-64 content-start gap-4">
          {movement.data === null
            ? <DialogDescription>{t("history.detail.missing")}</DialogDescription>
            : movement.isError
            ? <LoadError text={t("history.error")} onRetry={() => void movement.refetch()} />
            : (
              <>
                <Skeleton className="h-5" />
                <Skeleton className="h-5 w-4/5" />
                <Skeleton className="h-5" />
              </>
            )}
        </div>
      </>
    );
  }
  return (
    <>
      <DialogTitle>{describeMovement(movement.data, i18n)}</DialogTitle>
      <DialogDescription>{formats.moment(movement.data.createdAt)}</DialogDescription>
      <MovementFacts tenantId={tenantId} readerId={readerId} movement={movement.data} />
      <Provenance tenantId={tenantId} movement={movement.data} onOpen={onOpen} />
    </>
  );
}
