/** What a page hears on a channel. */
type Listener = (message: unknown) => void;
/** The part of a Realtime channel that can be asked for before there is one. */
type Channel = {
  on: (type: string, filter: unknown, listener: Listener) => unknown;
  subscribe: (onStatus?: (status: string, error?: Error) => void, timeout?: number) => unknown;
  send: (message: unknown) => Promise<unknown>;
  unsubscribe: () => Promise<unknown>;
};
/** The part of Realtime's client that supabase-js and our pages use. */
type Client = {
  channel: (name: string, options?: unknown) => Channel;
  setAuth: (token?: string) => unknown;
};
type ClientClass = new (endpoint: string, options: unknown) => Client;

/** Fetches Realtime's own client. */
export type LoadRealtime = () => Promise<ClientClass>;

/**
 * Makes a class that stands where supabase-js expects Realtime's client, and fetches that client (a
 * tenth of the dashboard's code) when the first channel is opened. What is asked of a channel before
 * then is done in order once it is there.
 */
export function waitingRealtime(load: LoadRealtime) {
  class WaitingRealtimeClient {
    #client: Promise<Client> | undefined;
    #token: string | undefined;
    readonly #endpoint: string;
    readonly #options: unknown;

    constructor(endpoint: string, options: unknown) {
      this.#endpoint = endpoint;
      this.#options = options;
    }

    async setAuth(token?: string): Promise<void> {
      this.#token = token;
      await (await this.#client)?.setAuth(token);
    }

    channel(name: string, options?: unknown): WaitingChannel {
      this.#client ??= this.#open();
      return new WaitingChannel(this.#client.then((client) => client.channel(name, options)));
    }

    removeChannel(channel: WaitingChannel): Promise<unknown> {
      return channel.unsubscribe();
    }

    async #open(): Promise<Client> {
      const RealtimeClient = await load();
      const client = new RealtimeClient(this.#endpoint, this.#options);
      if (this.#token !== undefined) await client.setAuth(this.#token);
      return client;
    }
  }
  return WaitingRealtimeClient;
}

class WaitingChannel {
  readonly #channel: Promise<Channel>;

  constructor(channel: Promise<Channel>) {
    this.#channel = channel;
  }

  on(type: string, filter: unknown, listener: Listener): this {
    void this.#channel.then((channel) => channel.on(type, filter, listener), () => undefined);
    return this;
  }

  subscribe(onStatus?: (status: string, error?: Error) => void, timeout?: number): this {
    this.#channel.then((channel) => channel.subscribe(onStatus, timeout), (cause: unknown) => {
      onStatus?.("CHANNEL_ERROR", new Error("Cannot load Realtime's client", { cause }));
    });
    return this;
  }

  async send(message: unknown): Promise<unknown> {
    return await (await this.#channel).send(message);
  }

  async unsubscribe(): Promise<unknown> {
    return await (await this.#channel).unsubscribe();
  }
}
