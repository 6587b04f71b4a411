// A picture in which one sees that somebody is there and how she moves, and no face. Made here, before the encoder: the
// clear picture is never given to a connection.

/**
 * A picture is made smaller by halves, down to 20 points in a row: a face in front of the screen is then five or six of them,
 * and nothing brings it back; a filter that only blurs could be undone. By halves, since one large step takes single points
 * and leaves the finest lines standing.
 */
const HALVES: readonly (readonly [number, number])[] = [[640, 480], [320, 240], [160, 120], [80, 60], [40, 30], [20, 15]];
/** What is sent: the few points drawn large and soft. */
const WIDTH = 320;
const HEIGHT = 240;
const FRAMES_PER_SECOND = 15;

export interface Veil {
  track: MediaStreamTrack;
  end(): void;
}

/** A camera that shows nothing within this time is none, in ms. */
const FIRST_FRAME_WITHIN = 5_000;

export async function veil(camera: MediaStreamTrack): Promise<Veil> {
  const halves = HALVES.map(([width, height]) => drawing(width, height));
  const large = drawing(WIDTH, HEIGHT);
  large.imageSmoothingQuality = 'high';
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([camera]);
  let limit: ReturnType<typeof setTimeout> | undefined;
  try {
    await Promise.race([video.play(), new Promise((_, fail) => (limit = setTimeout(() => fail(new Error('no frame')), FIRST_FRAME_WITHIN)))]);
  } catch (fault) {
    video.srcObject = null;
    throw fault;
  } finally {
    clearTimeout(limit);
  }
  const draw = () => {
    let from: CanvasImageSource = video;
    for (const each of halves) {
      each.drawImage(from, 0, 0, each.canvas.width, each.canvas.height);
      from = each.canvas;
    }
    large.drawImage(from, 0, 0, WIDTH, HEIGHT);
  };
  draw();
  const timer = setInterval(draw, 1_000 / FRAMES_PER_SECOND);
  const [track] = large.canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks();
  return {
    track: track!,
    end() {
      clearInterval(timer);
      track!.stop();
      video.pause();
      video.srcObject = null;
    },
  };
}

function drawing(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no canvas');
  return context;
}
