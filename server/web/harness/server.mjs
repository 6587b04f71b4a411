// Serves the built faces and plays the part of gateway and server on loopback: for the eye, never for a home.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const web = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), 'target/classes/web');
const kinds = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.png': 'image/png', '.webmanifest': 'application/manifest+json' };
/** As strict as the programs that serve the faces are. */
const policy = "default-src 'self'; img-src 'self' data:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

/** The home whose screen it is. */
export const HOME = 'gw-7f3k';

/**
 * @param play `{ screen(): frames, console(): frames, calls?: { came(device), went(device), said(device, message) }, http(method, path, body): {status, body} }`; `frames` are sent on connect.
 * @returns `{ port, send(path, frame), drop(), refuse(bool), close() }`
 */
export async function startHarness(play, port = 0) {
  const sockets = new Set();
  let refusing = false;
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://harness');
    if (pathname.startsWith('/api/')) return api(request, response, pathname);
    const file = pathname.startsWith('/components/') ? `${pathname.slice(1)}.html` : pathname === '/' ? 'resident/index.html' : ['/console', '/guest', '/carer', '/family', '/admin'].includes(pathname) ? `${pathname.slice(1)}/index.html` : pathname.slice(1);
    // The showcase lies beside what goes into the jar, never in it.
    const full = path.join(/^(components|showcase)\//.test(file) ? path.dirname(web) + '/../showcase' : web, path.normalize('/' + file));
    if (!fs.existsSync(full) || !fs.statSync(full).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': kinds[path.extname(full)] ?? 'text/plain', 'content-security-policy': policy, ...(['carer/worker.js', 'family/worker.js'].includes(file) ? { 'service-worker-allowed': `/${path.dirname(file)}` } : {}) });
    fs.createReadStream(full).pipe(response);
  });

  function api(request, response, pathname) {
    if (refusing) return request.socket.destroy();
    let text = '';
    request.on('data', (part) => (text += part));
    request.on('end', async () => {
      const answer = (await play.http(request.method, pathname, text ? JSON.parse(text) : undefined)) ?? { status: 404, body: { error: 'not-found', message: '', details: [] } };
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
    });
  }

  server.on('upgrade', (request, socket) => {
    const { pathname, searchParams } = new URL(request.url, 'http://harness');
    const frames = { '/api/v1/screen': play.screen, '/api/v1/console': play.console, '/api/v1/calls': play.calls && (() => []), '/api/v1/guest-calls': play.calls && (() => []), '/api/v1/family/calls': play.calls && (() => []) }[pathname];
    if (!frames || refusing) return socket.destroy();
    const accept = createHash('sha1').update(request.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64');
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    const entry = { pathname, socket };
    sockets.add(entry);
    // Each is another device; the others are all told the same.
    // Her screen is always the same home's, as with a box.
    const device = /calls$/.test(pathname) && { ...(searchParams.get('endpoint') === 'screen' ? { home: HOME } : {}), ...Object.fromEntries(searchParams), tell: (frame) => socket.writable && socket.write(pack(frame)) };
    if (device) play.calls.came(device);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(entry);
      if (device) play.calls.went(device);
    });
    let rest = Buffer.alloc(0);
    socket.on('data', (data) => {
      const { messages, left } = unpack(Buffer.concat([rest, data]));
      rest = left;
      for (const message of messages) if (device) play.calls.said(device, message); else play.said?.(pathname, message);
    });
    for (const frame of frames()) socket.write(pack(frame));
  });

  await new Promise((ready) => server.listen(port, '127.0.0.1', ready));
  return {
    port: server.address().port,
    send(pathname, frame) {
      for (const entry of sockets) if (entry.pathname === pathname) entry.socket.write(pack(frame));
    },
    drop() {
      for (const { socket } of sockets) socket.destroy();
    },
    refuse(value) {
      refusing = value;
    },
    close() {
      for (const { socket } of sockets) socket.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

function pack(frame) {
  const body = Buffer.from(JSON.stringify(frame));
  const head = body.length < 126 ? Buffer.from([0x81, body.length])
    : body.length < 65_536 ? Buffer.from([0x81, 126, body.length >> 8, body.length & 255])
    : Buffer.from([0x81, 127, 0, 0, 0, 0, ...[24, 16, 8, 0].map((bits) => (body.length >>> bits) & 255)]);
  return Buffer.concat([head, body]);
}

/** Masked text frames, whole ones; an offer of a call is longer than a packet. */
function unpack(data) {
  const messages = [];
  let at = 0;
  while (at + 6 <= data.length) {
    const opcode = data[at] & 15;
    const short = data[at + 1] & 127;
    const start = at + (short === 126 ? 4 : short === 127 ? 10 : 2);
    if (start + 4 > data.length) break;
    const length = short === 126 ? data.readUInt16BE(at + 2) : short === 127 ? Number(data.readBigUInt64BE(at + 2)) : short;
    if (start + 4 + length > data.length) break;
    const mask = data.subarray(start, start + 4);
    const body = data.subarray(start + 4, start + 4 + length).map((byte, i) => byte ^ mask[i % 4]);
    if (opcode === 1) messages.push(JSON.parse(Buffer.from(body).toString()));
    at = start + 4 + length;
  }
  return { messages, left: data.subarray(at) };
}
