/** A whole upload of one photo, as bytes to be sent repeatedly. */
export function uploadOf(photo: Buffer): { readonly body: Buffer; readonly contentType: string } {
  const boundary = 'telltale-load';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="photos"; filename="photo.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
  return {
    body: Buffer.concat([Buffer.from(head), photo, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}
