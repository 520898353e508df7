import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { callFunction, type FunctionsPort } from "../credits/call-function.ts";
import { useSupabase } from "../supabase-context.tsx";

type Body = Record<string, unknown>;

/** A run of the reconciler takes up to 20 seconds, and Stripe some more. */
const TIMEOUT_MS = 45_000;

/** Asks a route of `credit-operations`. */
function useAsk() {
  const supabase = useSupabase();
  const functions: FunctionsPort = {
    invoke: (name, options) => supabase.functions.invoke(name, options),
  };
  return <Answer extends z.ZodType>(path: string, body: Body, answer: Answer) =>
    callFunction(functions, `credit-operations${path}`, body, answer, TIMEOUT_MS);
}

/** What a route answers; kept until something is done, or somebody comes back to the window. */
export function useOperationsAnswer<Answer extends z.ZodType>(
  path: string,
  body: Body,
  answer: Answer,
) {
  const ask = useAsk();
  return useQuery({
    queryKey: ["operations", path, body],
    queryFn: () => ask(path, body, answer),
  });
}

/** A list in pages; `cursor` is the field by which the next page is asked for. */
export function useOperationsPages<Page extends { next: string | null }>(
  path: string,
  body: Body,
  { cursor, answer }: { cursor: string; answer: z.ZodType<Page> },
) {
  const ask = useAsk();
  return useInfiniteQuery({
    queryKey: ["operations", path, "pages", body],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      ask(path, pageParam === "" ? body : { ...body, [cursor]: pageParam }, answer),
    getNextPageParam: ({ next }) => next,
  });
}

/** Does something; afterwards every answer is asked for again, because one act shows in many places. */
export function useOperation<Answer extends z.ZodType>(path: string, answer: Answer) {
  const ask = useAsk();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => ask(path, body, answer),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["operations"] }),
  });
}
