import { mkdtempSync, writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PassThrough } from 'node:stream';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { createConnection } from 'vscode-languageserver/node';
import { startServer } from './server/src/lsp/index.ts';
const dir = mkdtempSync('/tmp/lc-');
writeFileSync(join(dir,'lifecycle.config.json'),'{}');
writeFileSync(join(dir,'fields.lifecycle'),'field [Lifecycle Status] string\nfield [Score X] score\n');
for (let i=0;i<1000;i++) writeFileSync(join(dir,`f${i}.lifecycle`), `program "P${i}"\n` + Array.from({length:6},(_,k)=>`campaign "${i}-${k}" {
  qualify every time
  trigger Campaign is Requested "Marketo Flow Action"
  filter [Lifecycle Status] is "A"
  filter [Job Title] contains "x"
  flow {
    Change Data Value [Lifecycle Status] to "B"
    Wait 5 mins
    Request Campaign "${i}-${(k+1)%7}"
  }
}
`).join('\n'));
const a=new PassThrough(), b=new PassThrough();
startServer(createConnection(new StreamMessageReader(a), new StreamMessageWriter(b)));
const c=createMessageConnection(new StreamMessageReader(b), new StreamMessageWriter(a));
const pull = process.argv[2]==='pull';
let n=0; let last=()=>{}; 
c.onNotification('textDocument/publishDiagnostics',(p:any)=>{n++; last();}); c.onNotification('window/logMessage',(p:any)=>console.log('log',p.message));
c.onRequest('workspace/diagnostic/refresh',()=>null); c.onRequest('client/registerCapability',()=>null);
c.listen();
const t0=performance.now();
await c.sendRequest('initialize',{processId:null,rootUri:null,workspaceFolders:[{uri:pathToFileURL(dir).href,name:'x'}],capabilities: pull?{textDocument:{diagnostic:{}},workspace:{diagnostics:{refreshSupport:true}}}:{}});
await c.sendNotification('initialized',{});
const uri=pathToFileURL(join(dir,'f500.lifecycle')).href;
if(pull){ const r:any=await c.sendRequest('workspace/diagnostic',{previousResultIds:[]}); console.log('workspace diagnostics',r.items.length,(performance.now()-t0).toFixed(0),'ms', JSON.stringify(r).length); 
 const r2:any=await c.sendRequest('workspace/diagnostic',{previousResultIds:r.items.map((x:any)=>({uri:x.uri,value:x.resultId}))}); const t1=performance.now(); await c.sendRequest('workspace/diagnostic',{previousResultIds:r.items.map((x:any)=>({uri:x.uri,value:x.resultId}))}); console.log('again', (performance.now()-t1).toFixed(0), 'ms', r2.items.filter((x:any)=>x.kind==='full').length);
} else { await new Promise<void>(r=>{last=()=>{ if(n>=1000) r();}}); console.log('all published',n,(performance.now()-t0).toFixed(0),'ms'); }
const { readFileSync } = await import('node:fs');
await c.sendNotification('textDocument/didOpen',{textDocument:{uri,languageId:'lifecycle',version:1,text:readFileSync(join(dir,'f500.lifecycle'),'utf8')}});
const times:number[]=[];
for(let i=0;i<30;i++){ const t=performance.now(); const got=new Promise<void>(r=>{last=r}); 
  void c.sendNotification('textDocument/didChange',{textDocument:{uri,version:i+2},contentChanges:[{range:{start:{line:9,character:22},end:{line:9,character:22}},text:'z'}]});
  if(pull) await c.sendRequest('textDocument/diagnostic',{textDocument:{uri}}); else await got; times.push(performance.now()-t);}
times.sort((x,y)=>x-y); console.log('keystroke median',times[15]!.toFixed(1),'p90',times[27]!.toFixed(1));
{const t=performance.now(); const e:any=await c.sendRequest('textDocument/rename',{textDocument:{uri:pathToFileURL(join(dir,'fields.lifecycle')).href},position:{line:0,character:8},newName:'Neu'}); console.log('rename', Object.keys(e.changes).length,'files',(performance.now()-t).toFixed(0),'ms');}
{const t=performance.now(); const e:any=await c.sendRequest('textDocument/references',{textDocument:{uri},position:{line:1,character:12},context:{includeDeclaration:true}}); console.log('references',e.length,(performance.now()-t).toFixed(0),'ms');}
{const t=performance.now(); const e:any=await c.sendRequest('workspace/symbol',{query:'5-'}); console.log('symbols',e.length,(performance.now()-t).toFixed(0),'ms');}
rmSync(dir,{recursive:true}); process.exit(0);
