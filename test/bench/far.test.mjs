// The way to the far server takes its time, and changes nothing of what goes over it. Only least times are
// held against the clock.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { performance } from 'node:perf_hooks';
import { after, before, describe, it } from 'node:test';
import { layWay, ONE_WAY } from './far.mjs';

/** Timers count whole ms. */
const ROUNDING = 3;

/** @typedef {import('node:net').AddressInfo} AddressInfo */

describe('the way to the far server', () => {
  /** Sends back what comes. */
  const server = createServer((socket) => void socket.pipe(socket));
  /** @type {Awaited<ReturnType<typeof layWay>>} */
  let way;

  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    way = await layWay(/** @type {AddressInfo} */ (server.address()).port);
  });

  after(() => {
    way.close();
    server.close();
  });

  it('takes a round trip for the connection and one for the first answer, then one each', async () => {
    const socket = connect(way.port, '127.0.0.1');
    const start = performance.now();
    socket.write('a');
    await once(socket, 'data');
    const first = performance.now();
    assert.ok(first - start >= 4 * ONE_WAY - ROUNDING, `${first - start} ms`);
    socket.write('b');
    await once(socket, 'data');
    const second = performance.now() - first;
    assert.ok(second >= 2 * ONE_WAY - ROUNDING, `${second} ms`);
    socket.destroy();
  });

  it('keeps all bytes and their order, and passes on the end', async () => {
    const socket = connect(way.port, '127.0.0.1');
    const sent = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251));
    for (let i = 0; i < sent.length; i += 1000) socket.write(sent.subarray(i, i + 1000));
    socket.end();
    const parts = [];
    for await (const part of socket) parts.push(part);
    assert.ok(Buffer.concat(parts).equals(sent));
  });
});
