import {spawn} from 'node:child_process'
import {createClient} from '@sanity/client'
import {mkdtemp} from 'node:fs/promises'
import {lakeInProcess, freePort} from './lake/lakeInProcess.ts'
const store = await mkdtemp('/tmp/lk-')
const lake = await lakeInProcess(store, await freePort())
const c = (token?:string) => createClient({projectId:'localdev',dataset:'production',apiHost:lake.url,useProjectHostname:false,useCdn:false,apiVersion:'2025-02-19',maxRetries:0,...(token?{token}:{})})
const ed = c(lake.token), vis=c()
for (let b=0;b<15;b++){const tx=ed.transaction(); for(let i=0;i<100;i++){const n=b*100+i;tx.create({_id:`guide-${n}`,_type:'guide',n,s:'a'.repeat(5000)})} await tx.commit({returnDocuments:false})}
const hostile=`import {setTimeout as w} from 'node:timers/promises'
const url=process.argv[1]; let n=0
await Promise.all(Array.from({length:60},async()=>{for(;;){n++;const q=encodeURIComponent('count(*{"a": count(*{"b": count(*[n > ^.^.n + '+n+'])})})');await fetch(url+'/v2025-02-19/data/query/production?query='+q).then(r=>r.text()).catch(()=>{})}}))`
const child = spawn(process.execPath,['--input-type=module','-e',hostile,lake.url],{stdio:'inherit'})
const times:number[]=[]
const end=Date.now()+15000
while(Date.now()<end){const s=performance.now(); await ed.fetch('*[_id == "guide-7"][0].n'); times.push(performance.now()-s); await new Promise(r=>setTimeout(r,20))}
times.sort((a,b)=>a-b)
console.log(times.length,'p50',times[times.length>>1],'p95',times[Math.floor(times.length*.95)],'max',times.at(-1))
child.kill(); lake.process.kill()
