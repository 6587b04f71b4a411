// Photos of faces and of who calls, asked for over the line and kept by this browser, so that they are there without the centre
// and at the first ring.
/** So many faces fit on her screen, and some were there before. */
const MOST_KEPT = 24;
/** Whoever called and is no face here: a week has about so many carers and operators. Who called longest ago is forgotten first. */
const MOST_CALLERS = 12;
/** In ms. Who did not call for a week is at most asked for again; nobody's face lies in a home for longer than that. */
const CALLER_KEPT = 7 * 24 * 3_600_000;
/** That somebody called is written down again after so long, in ms: not each second of a call. */
const CALLER_NEWS = 3_600_000;
/** Asked again after so long without an answer, in ms: what was said may be lost with a connection. */
const AGAIN = 30_000;
const STORE = 'nabij-photos';
const CALLERS = 'nabij.callers';

/** Where they are kept over a reload; a face gives its own in tests. */
export interface PhotoStore {
  all(): Promise<[name: string, image: string][]>;
  put(name: string, image: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** When whoever is no face called last, in ms of the wall clock, by the names of their photos. */
  callers(): Record<string, number>;
  putCallers(callers: Record<string, number>): void;
}

export class Photos {
  readonly #store: PhotoStore;
  readonly #ask: (name: string) => boolean;
  readonly #changed: (known: ReadonlyMap<string, string>) => void;
  readonly #clock: () => number;
  readonly #wall: () => number;
  readonly #known = new Map<string, string>();
  readonly #asked = new Map<string, number>();
  #wanted: string[] = [];
  #calling: string[] = [];
  #callers: Map<string, number>;
  #read = false;
  #said = false;

  /** @param ask says it to the centre; false when it cannot be said now */
  constructor(store: PhotoStore, ask: (name: string) => boolean, changed: (known: ReadonlyMap<string, string>) => void, clock: () => number = () => performance.now(), wall: () => number = () => Date.now()) {
    this.#store = store;
    this.#ask = ask;
    this.#changed = changed;
    this.#clock = clock;
    this.#wall = wall;
    this.#callers = new Map(Object.entries(store.callers()));
    void store.all().catch(() => []).then((kept) => {
      for (const [name, image] of kept) if (!this.#known.has(name)) this.#known.set(name, image);
      this.#read = true;
      this.#tell();
      this.look();
    });
  }

  /** Which faces are on the screen now, and who is in a call now; others are forgotten, callers after a while. */
  want(faces: string[], calling: string[] = []) {
    this.#wanted = [...new Set(faces)].slice(0, MOST_KEPT);
    this.#calling = [...new Set(calling)].filter((name) => !this.#wanted.includes(name)).slice(0, MOST_CALLERS);
    this.#said = true;
    this.#noteCallers();
    this.look();
  }

  #noteCallers() {
    const now = this.#wall();
    const news = this.#calling.filter((name) => Math.abs(now - (this.#callers.get(name) ?? -Infinity)) > CALLER_NEWS);
    const all = [...this.#callers, ...news.map((name) => [name, now] as const)];
    // A clock that was set back does not keep anybody's for years.
    const recent = [...new Map(all)].filter(([, at]) => Math.abs(now - at) <= CALLER_KEPT).sort((a, b) => b[1] - a[1]).slice(0, MOST_CALLERS);
    if (news.length === 0 && recent.length === this.#callers.size) return;
    this.#callers = new Map(recent);
    this.#store.putCallers(Object.fromEntries(recent));
  }

  #isKept(name: string): boolean {
    return this.#wanted.includes(name) || this.#callers.has(name);
  }

  /** Asks for what is missing; may be called at any time. */
  look() {
    if (!this.#read) return;
    let forgot = false;
    for (const name of this.#said ? [...this.#known.keys()] : []) {
      if (this.#isKept(name)) continue;
      this.#known.delete(name);
      forgot = true;
      void this.#store.remove(name).catch(() => undefined);
    }
    if (forgot) this.#tell();
    const at = this.#clock();
    for (const name of [...this.#calling, ...this.#wanted]) {
      if (this.#known.has(name) || at - (this.#asked.get(name) ?? -Infinity) < AGAIN) continue;
      if (this.#ask(name)) this.#asked.set(name, at);
    }
  }

  told(name: string, image: string | undefined) {
    if (image === undefined || !/^[A-Za-z0-9+/=]+$/.test(image)) return;
    if (!this.#isKept(name)) return;
    this.#known.set(name, image);
    void this.#store.put(name, image).catch(() => undefined);
    this.#tell();
  }

  #tell() {
    this.#changed(new Map([...this.#known].map(([name, image]) => [name, `data:image/jpeg;base64,${image}`])));
  }
}

/** In this browser; where it keeps nothing, they are asked for again after a reload. */
export function browserPhotos(): PhotoStore {
  const open = () => new Promise<IDBDatabase>((done, failed) => {
    const asked = indexedDB.open(STORE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  const work = async <T,>(mode: IDBTransactionMode, what: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const database = await open();
    try {
      return await new Promise<T>((done, failed) => {
        const request = what(database.transaction(STORE, mode).objectStore(STORE));
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
    } finally {
      database.close();
    }
  };
  return {
    async all() {
      const names = (await work('readonly', (store) => store.getAllKeys())).map(String);
      const images = (await work('readonly', (store) => store.getAll())).map(String);
      return names.map((name, i) => [name, images[i] ?? ''] as [string, string]).filter(([, image]) => image !== '');
    },
    put: async (name, image) => void (await work('readwrite', (store) => store.put(image, name))),
    remove: async (name) => void (await work('readwrite', (store) => store.delete(name))),
    callers() {
      try {
        const read = JSON.parse(localStorage.getItem(CALLERS) ?? '{}') as Record<string, unknown>;
        return Object.fromEntries(Object.entries(read).filter((each): each is [string, number] => typeof each[1] === 'number'));
      } catch {
        return {};
      }
    },
    putCallers(callers) {
      try {
        localStorage.setItem(CALLERS, JSON.stringify(callers));
      } catch {
        // A browser that keeps nothing: they are asked for again after a reload.
      }
    },
  };
}
