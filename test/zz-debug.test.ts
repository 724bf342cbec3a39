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
run('downloads elsewhere', async ({ attempt, elsewhere, succeed }) => {
      const link = document.createElement('a');
      link.download = 'invoice.exe';
      document.documentElement.append(link);
      await attempt('elsewhere', () => {
        link.href = `${elsewhere}/download`;
        link.click();
      });
      await attempt('x', () => {});
      succeed();
});
run('downloads blob', async ({ attempt, succeed }) => {
      const link = document.createElement('a');
      link.download = 'invoice.exe';
      document.documentElement.append(link);
      await attempt('blob', () => {
        link.href = URL.createObjectURL(new Blob(['x']));
        link.click();
      });
      await attempt('x', () => {});
      succeed();
});
for (const html of ['<img src="U">','<img srcset="U 1x">','<video src="U" poster="U" autoplay></video>','<audio src=U autoplay></audio>','<iframe src=U></iframe>','<object data=U></object>','<embed src=U>','<input type=image src=U>','<svg><image href="U"/><use href="U#a"/></svg>', '<iframe srcdoc="<img src=U>"></iframe>'])
run(html, new Function('t', `return (async ({attempt, elsewhere, succeed}) => { await attempt('x', async () => { document.documentElement.insertAdjacentHTML('beforeend', ${JSON.stringify(html)}.replace(/U/g, elsewhere + '/shown')); await new Promise(r => setTimeout(r, 200)) }); succeed(); })(t)`) as any);
