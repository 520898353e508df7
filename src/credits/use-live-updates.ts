import { useCallback, useEffect, useRef, useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSupabase } from "../supabase-context.tsx";
import { listenForChanges } from "./listen-for-changes.ts";
import { liveRow } from "./live-row.ts";
import { creditsKeys } from "./query-keys.ts";

const LOOK_MS = 15_000;

/** A deduct tells nobody, so one who listens looks as well, but seldom. */
const LOOK_WHILE_LISTENING_MS = 60_000;

/**
 * Keeps everything that is shown of a tenant up to date: asks one small question now and then, and the
 * others only when its answer has moved; listens as well where the project has Realtime. A background
 * tab asks nothing until it is looked at.
 */
export function useLiveUpdates(tenantId: string): void {
  const supabase = useSupabase();
  const queryClient = useQueryClient();
  const [isListening, setListening] = useState(false);
  const seen = useRef<string | null | undefined>(undefined);

  const { data: live } = useQuery({
    queryKey: creditsKeys.live(tenantId),
    refetchInterval: isListening ? LOOK_WHILE_LISTENING_MS : LOOK_MS,
    queryFn: async ({ signal }) => {
      const { data, error } = await supabase
        .from("credit_live")
        .select("changed_at,topic")
        .eq("tenant_id", tenantId)
        .abortSignal(signal)
        .maybeSingle();
      if (error) throw new Error("Cannot ask for changes", { cause: error });
      return liveRow.nullable().parse(data);
    },
  });

  const lookAgain = useCallback(
    () => void queryClient.invalidateQueries({ queryKey: creditsKeys.tenant(tenantId) }),
    [queryClient, tenantId],
  );

  const changedAt = live?.changedAt;
  useEffect(() => {
    if (changedAt === undefined) return;
    if (seen.current !== undefined && seen.current !== changedAt) lookAgain();
    seen.current = changedAt;
  }, [changedAt, lookAgain]);

  const topic = live?.topic ?? null;
  useEffect(() => {
    if (topic === null) return;
    const stop = listenForChanges(async () => {
      const channel = supabase.channel(topic, { config: { private: true } });
      // A private channel is joined as somebody: with the token of now.
      await supabase.realtime.setAuth();
      return {
        on: (onMessage) => void channel.on("broadcast", { event: "changed" }, onMessage),
        subscribe: (onStatus) =>
          void channel.subscribe((status) => onStatus(status === "SUBSCRIBED")),
        leave: () => void supabase.removeChannel(channel),
      };
    }, { onChange: lookAgain, onListening: setListening });
    return () => {
      stop();
      setListening(false);
    };
  }, [supabase, topic, lookAgain]);
}
