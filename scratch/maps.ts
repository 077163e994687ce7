import sharp from 'sharp';
import { FACE_MAPS, MAP_SIDE, faceMapsOf, readFaceMaps } from '../src/lab/simulate/face-maps.ts';
import { drawRelief } from '../src/lab/simulate/relief.ts';
import { Random } from '../src/lab/simulate/random.ts';
import { designReference, drawLot } from '../src/lab/simulate/tablet.ts';
import { DEFECTS } from '../src/lab/simulate/defects.ts';
const kinds = ['none', ...Object.keys(DEFECTS)];
const Z=3, W=FACE_MAPS.length*MAP_SIDE*Z, H=kinds.length*MAP_SIDE*Z;
const img=Buffer.alloc(W*H);
let t=0;
for (const [n,kind] of kinds.entries()) {
  const r = new Random('x'+n);
  const d = designReference(r, drawLot(r,'l',1), n%2?'M':'30');
  const f = {...d, imprintOffset:[...d.imprintOffset] as [number,number], speck:{...d.speck}, chips:[...d.chips]};
  if (kind!=='none') DEFECTS[kind]!.apply(f, 0.7, r);
  const relief = drawRelief(f, 200, r);
  const t0=performance.now(); const text=faceMapsOf(f, relief); t+=performance.now()-t0;
  const m = readFaceMaps(text);
  const mean=FACE_MAPS.map((_,c)=>{let s=0;for(let k=c;k<m.length;k+=5)s+=m[k]!**2;return Math.sqrt(s/(m.length/5)).toFixed(2)});
  console.log(kind, mean.join(' '), text.length);
  for(let c=0;c<5;c++)for(let y=0;y<MAP_SIDE*Z;y++)for(let x=0;x<MAP_SIDE*Z;x++){
    const v=m[(Math.floor(y/Z)*MAP_SIDE+Math.floor(x/Z))*5+c]!;
    img[(n*MAP_SIDE*Z+y)*W+c*MAP_SIDE*Z+x]=Math.max(0,Math.min(255,128+v*100));
  }
}
console.log('ms each', t/kinds.length);
await sharp(img,{raw:{width:W,height:H,channels:1}}).png().toFile('/tmp/maps.png');
