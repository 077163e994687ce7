import { useEffect, useRef, useState } from 'preact/hooks';
import type { UprightCrop } from '../device/examiner-messages.ts';
import type { Entry } from '../session.ts';

/** Pixels from the device, or the service's JPEG in base64. */
export type CropSource = UprightCrop | string;

/** The tablet as it was examined; undefined if neither the device nor the service has its picture. */
export function cropOf({ crops, examination }: Entry, index: number): CropSource | undefined {
  return crops[index] ?? examination?.pictures?.crops?.[index]?.crop;
}

interface CropPictureProps {
  readonly crop: CropSource;
  /** Without a label the picture is hidden from screen readers, because what surrounds it names it. */
  readonly label?: string;
}

/** One tablet, round and upright. */
export function CropPicture({ crop, label }: CropPictureProps) {
  return typeof crop === 'string' ? <Jpeg base64={crop} label={label} /> : <Pixels crop={crop} label={label} />;
}

function Pixels({ crop: { size, pixels }, label }: { readonly crop: UprightCrop; readonly label: string | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(new ImageData(pixels, size, size), 0, 0);
  }, [pixels, size]);
  const spoken =
    label === undefined ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': label } as const);
  return <canvas ref={canvas} width={size} height={size} {...spoken} />;
}

/** The page's policy allows only pictures from its own memory. */
function Jpeg({ base64, label = '' }: { readonly base64: string; readonly label: string | undefined }) {
  const [address, setAddress] = useState('');
  useEffect(() => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [base64]);
  return address === '' ? null : <img src={address} alt={label} />;
}
