// Photos of faces, asked for over the line and kept by this browser, so that they are there without the centre.
/** So many faces fit on her screen, and some were there before. */
const MOST_KEPT = 24;
/** Asked again after so long without an answer, in ms: what was said may be lost with a connection. */
const AGAIN = 30_000;
const STORE = 'nabij-photos';

/** Where they are kept over a reload; a face gives its own in tests. */
export interface PhotoStore {
  all(): Promise<[name: string, image: string][]>;
  put(name: string, image: string): Promise<void>;
  remove(name: string): Promise<void>;
}

export class Photos {
  readonly #store: PhotoStore;
  readonly #ask: (name: string) => boolean;
  readonly #changed: (known: ReadonlyMap<string, string>) => void;
  readonly #clock: () => number;
  readonly #known = new Map<string, string>();
  readonly #asked = new Map<string, number>();
  #wanted: string[] = [];
  #read = false;
  #said = false;

  /** @param ask says it to the centre; false when it cannot be said now */
  constructor(store: PhotoStore, ask: (name: string) => boolean, changed: (known: ReadonlyMap<string, string>) => void, clock: () => number = () => performance.now()) {
    this.#store = store;
    this.#ask = ask;
    this.#changed = changed;
    this.#clock = clock;
    void store.all().catch(() => []).then((kept) => {
      for (const [name, image] of kept) if (!this.#known.has(name)) this.#known.set(name, image);
      this.#read = true;
      this.#tell();
      this.look();
    });
  }

  /** Which are on the screen now; others are forgotten. */
  want(names: string[]) {
    this.#wanted = [...new Set(names)].slice(0, MOST_KEPT);
    this.#said = true;
    this.look();
  }

  /** Asks for what is missing; may be called at any time. */
  look() {
    if (!this.#read) return;
    let forgot = false;
    for (const name of this.#said ? [...this.#known.keys()] : []) {
      if (this.#wanted.includes(name)) continue;
      this.#known.delete(name);
      forgot = true;
      void this.#store.remove(name).catch(() => undefined);
    }
    if (forgot) this.#tell();
    const at = this.#clock();
    for (const name of this.#wanted) {
      if (this.#known.has(name) || at - (this.#asked.get(name) ?? -Infinity) < AGAIN) continue;
      if (this.#ask(name)) this.#asked.set(name, at);
    }
  }

  told(name: string, image: string | undefined) {
    if (image === undefined || !/^[A-Za-z0-9+/=]+$/.test(image)) return;
    if (!this.#wanted.includes(name)) return;
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
  };
}
