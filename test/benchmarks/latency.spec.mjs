// The proxy delays data and does not change it. Only minimum times are asserted: a busy machine adds more.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { performance } from 'node:perf_hooks';
import { after, before, describe, it } from 'node:test';
import { ONE_WAY, startDelayProxy } from './latency.mjs';

/** Timers have a resolution of 1 ms. */
const ROUNDING = 3;

/** @typedef {import('node:net').AddressInfo} AddressInfo */

describe('the delay proxy', () => {
  const echo = createServer((socket) => void socket.pipe(socket));
  /** @type {Awaited<ReturnType<typeof startDelayProxy>>} */
  let proxy;

  before(async () => {
    echo.listen(0, '127.0.0.1');
    await once(echo, 'listening');
    proxy = await startDelayProxy(/** @type {AddressInfo} */ (echo.address()).port);
  });

  after(() => {
    proxy.close();
    echo.close();
  });

  it('takes two round trips to connect and get the first response, then one each', async () => {
    const socket = connect(proxy.port, '127.0.0.1');
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

  it('keeps all bytes and their order, and forwards the end', async () => {
    const socket = connect(proxy.port, '127.0.0.1');
    const sent = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251));
    for (let i = 0; i < sent.length; i += 1000) socket.write(sent.subarray(i, i + 1000));
    socket.end();
    const received = [];
    for await (const chunk of socket) received.push(chunk);
    assert.ok(Buffer.concat(received).equals(sent));
  });
});
