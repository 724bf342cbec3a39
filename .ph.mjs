import puppeteer from 'puppeteer-core';
import { readFileSync } from 'node:fs';
const D=readFileSync('dist/customer-delete.js','utf8'), plain=readFileSync('/tmp/idle/plain.js','utf8');
const V={plain, ours:D};
for (const [n,f] of Object.entries(globalThis.variants??{})) V[n]=f(D);
const extra=process.argv[2]; if(extra) for(const line of readFileSync(extra,'utf8').split('\n').filter(Boolean)){const [n,a,b]=line.split('\t'); const s=D.split(a).join(b); if(s===D) console.log('nomatch',n); V[n]=s;}
const b=await puppeteer.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']});
const r={};
async function one(kind){
 const p=await b.newPage(); await p.setContent('<!doctype html><html lang=en><body></body>');
 await p.evaluate(V[kind]);
 if(kind!=='plain') await p.evaluate(()=>CustomerDelete.configure({endpoint:'https://api.example.com/api.php',accountId:'g'}));
 const t=await p.evaluate(async(kind)=>{const out=[];for(let k=0;k<4;k++){document.body.innerHTML='';let h='<table>';for(let i=0;i<1000;i++)h+='<tr><td>'+(kind!=='plain'?`<customer-delete code="${1000+i}" customer-name="Name ${i}"></customer-delete>`:`<plain-lit label="Delete customer ${1000+i}"></plain-lit>`)+'</td></tr>';document.body.offsetHeight;const s=performance.now();document.body.innerHTML=h;const s1=performance.now();const all=document.querySelectorAll('customer-delete,plain-lit');await all[999].updateComplete;const s2=performance.now();document.body.offsetHeight;const s3=performance.now();out.push([s1-s,s2-s1,s3-s2,s3-s])}return out},kind);
 await p.close(); return t;
}
const min=a=>Math.min(...a).toFixed(1);
for(let i=0;i<12;i++) for(const k in V) (r[k]??=[]).push(await one(k));
for(const k in r) console.log(k.padEnd(9),'first',[0,1,2,3].map(j=>min(r[k].map(x=>x[0][j]))).join(' '),' later',[0,1,2,3].map(j=>min(r[k].flatMap(x=>x.slice(1).map(y=>y[j])))).join(' '));
await b.close();
