/** High enough that its loss is far below visible blur on a tablet. */
const JPEG_QUALITY = 0.95;

/** The current picture of the video, at its full size, as a JPEG without location or device data. */
export function takePhoto(video: HTMLVideoElement): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext('2d');
  if (context === null || canvas.width === 0) return Promise.reject(new Error('the camera gave no picture'));
  context.drawImage(video, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('the picture could not be written')) : resolve(blob)),
      'image/jpeg',
      JPEG_QUALITY,
    );
  });
}
