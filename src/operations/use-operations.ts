import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { FunctionsPort } from "../credits/read-function-failure.ts";
import { useSupabase } from "../supabase-context.tsx";
import { callOperations } from "./operations-call.ts";

type Body = Record<string, unknown>;

function useFunctions(): FunctionsPort {
  const supabase = useSupabase();
  return { invoke: (name, options) => supabase.functions.invoke(name, options) };
}

/** What a route answers; kept until something is done, or somebody comes back to the window. */
export function useOperationsAnswer<Answer extends z.ZodType>(
  path: string,
  body: Body,
  answer: Answer,
) {
  const functions = useFunctions();
  return useQuery({
    queryKey: ["operations", path, body],
    queryFn: () => callOperations(functions, path, body, answer),
  });
}

/** A list in pages; `cursor` is the field by which the next page is asked for. */
export function useOperationsPages<Page extends { next: string | null }>(
  path: string,
  body: Body,
  { cursor, answer }: { cursor: string; answer: z.ZodType<Page> },
) {
  const functions = useFunctions();
  return useInfiniteQuery({
    queryKey: ["operations", path, "pages", body],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      callOperations(
        functions,
        path,
        pageParam === "" ? body : { ...body, [cursor]: pageParam },
        answer,
      ),
    getNextPageParam: ({ next }) => next,
  });
}

/** Does something; afterwards every answer is asked for again, because one act shows in many places. */
export function useOperation<Answer extends z.ZodType>(path: string, answer: Answer) {
  const functions = useFunctions();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => callOperations(functions, path, body, answer),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["operations"] }),
  });
}
