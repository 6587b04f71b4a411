declare module '*.css';
/** Where the bundled worker of the console lies; build/bundle.mjs fills it in. */
declare const WORKER_URL: string;
/** Node's own test runner, used by the *.test.ts files only. */
declare module 'node:test';
declare module 'node:assert/strict';
declare module 'node:fs';
