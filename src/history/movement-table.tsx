import { classNames } from "../components/class-names.ts";
import { Table, TableCell, TableHead, TableRow } from "../components/ui/table.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { Member } from "../tenants/member.ts";
import { describeMovement } from "../credits/describe-movement.ts";
import { actorName } from "./member-name.ts";
import type { Movement } from "../credits/movement.ts";

type MovementTableProps = {
  movements: readonly Movement[];
  members: readonly Member[] | undefined;
  readerId: string;
  label: string;
  onOpen: (entryId: number) => void;
};

/** Movements as sentences; each opens its details. A phone stacks what has no room beside it. */
export function MovementTable({ movements, label, ...row }: MovementTableProps) {
  const { t } = useI18n();
  return (
    <Table
      aria-label={label}
      className="print:[&_:is(td,th):first-child]:pl-0 print:[&_:is(td,th):last-child]:pr-0"
    >
      <thead className="max-sm:sr-only">
        <tr>
          <TableHead>{t("credits.column.what")}</TableHead>
          <TableHead>{t("credits.column.when")}</TableHead>
          <TableHead className="text-right">{t("credits.column.amount")}</TableHead>
          <TableHead className="text-right">{t("credits.column.balance")}</TableHead>
        </tr>
      </thead>
      <tbody>
        {movements.map((movement) => (
          <MovementRow key={movement.entryId} movement={movement} {...row} />
        ))}
      </tbody>
    </Table>
  );
}

type MovementRowProps = Omit<MovementTableProps, "movements" | "label"> & { movement: Movement };

function MovementRow({ movement, members, readerId, onOpen }: MovementRowProps) {
  const i18n = useI18n();
  const { t, formats } = i18n;
  const moment = <time dateTime={movement.createdAt}>{formats.moment(movement.createdAt)}</time>;
  const balance = formats.count(movement.balanceAfter);
  const beside = [
    actorName(movement, { members, readerId, t }),
    movement.reference ?? movement.reason,
  ].filter((text) => text !== null);
  return (
    <TableRow className="break-inside-avoid hover:bg-muted/60 print:[&>td]:py-1.5">
      {/* The cell and not the row holds what is pressed: Safari positions nothing in a row. */}
      <TableCell className="relative w-full">
        <button
          type="button"
          aria-haspopup="dialog"
          className="cursor-pointer rounded-sm text-left font-medium [overflow-wrap:anywhere] after:absolute after:inset-0 hover:underline"
          onClick={() => onOpen(movement.entryId)}
        >
          {describeMovement(movement, i18n)}
        </button>
        {beside.length === 0
          ? null
          : (
            <span className="block text-xs [overflow-wrap:anywhere] text-muted-foreground">
              {beside.join(" · ")}
            </span>
          )}
        <span className="block text-xs text-muted-foreground sm:hidden">{moment}</span>
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted-foreground max-sm:hidden">
        {moment}
      </TableCell>
      <TableCell className="text-right whitespace-nowrap tabular-nums max-sm:pr-5">
        <span className={classNames("font-medium", movement.amountCredits > 0 && "text-success")}>
          {formats.signed(movement.amountCredits)}
        </span>
        <span className="block text-xs text-muted-foreground sm:hidden">
          {t("credits.balance_after", { balance })}
        </span>
      </TableCell>
      <TableCell className="text-right whitespace-nowrap text-muted-foreground tabular-nums max-sm:hidden">
        {balance}
      </TableCell>
    </TableRow>
  );
}
