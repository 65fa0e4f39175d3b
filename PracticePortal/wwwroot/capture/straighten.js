// Finds the paper in a picture, and makes a rectangle of it. Corners are fractions of the width and height: top left, top right, bottom right, bottom left.
const longest = 3200; // pixels: small print stays sharp, and memory is bounded
const mostBytes = 9.5 * 1024 * 1024;
const lookAt = 160; // pixels of the small picture in which the paper is looked for

const canvasOf = (width, height) => Object.assign(document.createElement('canvas'), { width, height });

export const wholePicture = [[0, 0], [1, 0], [1, 1], [0, 1]];

/** A bitmap or a video's frame as a canvas of bounded size. */
export const draw = (picture, width, height) => {
  const scale = Math.min(1, longest / Math.max(width, height));
  const canvas = canvasOf(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  canvas.getContext('2d', { willReadFrequently: true }).drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
};

const greyOf = canvas => {
  const scale = lookAt / Math.max(canvas.width, canvas.height);
  const small = canvasOf(Math.max(8, Math.round(canvas.width * scale)), Math.max(8, Math.round(canvas.height * scale)));
  const context = small.getContext('2d', { willReadFrequently: true });
  context.filter = 'blur(1px)';
  context.drawImage(canvas, 0, 0, small.width, small.height);
  const { data } = context.getImageData(0, 0, small.width, small.height);
  const grey = new Uint8Array(small.width * small.height);
  grey.forEach((_, i) => grey[i] = (data[4 * i] * 3 + data[4 * i + 1] * 6 + data[4 * i + 2]) / 10);
  return { grey, width: small.width, height: small.height };
};

/** Otsu's threshold: where the dark and the bright differ most. */
const thresholdOf = grey => {
  const counts = new Array(256).fill(0);
  grey.forEach(value => counts[value]++);
  const sum = counts.reduce((all, count, value) => all + count * value, 0);
  let [best, threshold, dark, darkSum] = [0, 128, 0, 0];
  for (let value = 0; value < 256; value++) {
    dark += counts[value];
    darkSum += counts[value] * value;
    const bright = grey.length - dark;
    if (dark > 0 && bright > 0) {
      const between = dark * bright * (darkSum / dark - (sum - darkSum) / bright) ** 2;
      [best, threshold] = between > best ? [between, value] : [best, threshold];
    }
  }

  return threshold;
};

/** The largest bright patch, as the places of its pixels. */
const paperIn = ({ grey, width }) => {
  const threshold = thresholdOf(grey);
  const seen = new Uint8Array(grey.length);
  let paper = [];
  for (let start = 0; start < grey.length; start++) {
    const patch = [];
    const open = grey[start] > threshold && !seen[start] ? [start] : [];
    seen[start] = 1;
    while (open.length > 0) {
      const place = open.pop();
      patch.push(place);
      const x = place % width;
      for (const next of [x > 0 ? place - 1 : -1, x < width - 1 ? place + 1 : -1, place - width, place + width]) {
        if (next >= 0 && next < grey.length && !seen[next] && grey[next] > threshold) {
          seen[next] = 1;
          open.push(next);
        }
      }
    }

    paper = patch.length > paper.length ? patch : paper;
  }

  return paper;
};

const areaOf = corners => Math.abs(corners.reduce((sum, [x, y], i) => {
  const [nextX, nextY] = corners[(i + 1) % 4];
  return sum + x * nextY - nextX * y;
}, 0)) / 2;

/** A proposal: the corners of a bright sheet on a darker ground; the whole picture where there is none to be sure of. */
export const propose = canvas => {
  const small = greyOf(canvas);
  const points = paperIn(small).map(place => [(place % small.width + .5) / small.width, (Math.floor(place / small.width) + .5) / small.height]);
  if (points.length === 0) {
    return wholePicture;
  }

  const outermost = measure => points.reduce((best, point) => measure(point) > measure(best) ? point : best);
  const corners = [([x, y]) => -x - y, ([x, y]) => x - y, ([x, y]) => x + y, ([x, y]) => y - x].map(outermost);
  const share = points.length / small.grey.length;
  return share > .12 && share < .97 && Math.abs(areaOf(corners) / share - 1) < .2 ? corners : wholePicture;
};

/** Where each point of the unit square lies in the four-sided figure (a projective map). */
const mapOf = ([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]) => {
  const [ax, ay, bx, by] = [x1 - x2, y1 - y2, x3 - x2, y3 - y2];
  const [sx, sy] = [x0 - x1 + x2 - x3, y0 - y1 + y2 - y3];
  const whole = ax * by - bx * ay;
  const [g, h] = [(sx * by - bx * sy) / whole, (ax * sy - sx * ay) / whole];
  return [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h];
};

/** Each pixel is mixed from the four that lie around its place. */
const warp = (from, to, map) => {
  const [a, b, c, d, e, f, g, h] = map;
  const { data: source } = from;
  const { data: result } = to;
  const line = 4 * from.width;
  for (let row = 0; row < to.height; row++) {
    const v = (row + .5) / to.height;
    for (let column = 0; column < to.width; column++) {
      const u = (column + .5) / to.width;
      const w = g * u + h * v + 1;
      const x = Math.min(Math.max((a * u + b * v + c) / w - .5, 0), from.width - 1.001);
      const y = Math.min(Math.max((d * u + e * v + f) / w - .5, 0), from.height - 1.001);
      const left = x | 0;
      const top = y | 0;
      const right = x - left;
      const below = y - top;
      const place = 4 * (top * from.width + left);
      const target = 4 * (row * to.width + column);
      for (let part = 0; part < 3; part++) {
        const upper = source[place + part] * (1 - right) + source[place + 4 + part] * right;
        const lower = source[place + part + line] * (1 - right) + source[place + part + line + 4] * right;
        result[target + part] = upper * (1 - below) + lower * below;
      }

      result[target + 3] = 255;
    }
  }
};

/** The sheet between the corners, upright, in the size that it has in the picture. */
export const straighten = (canvas, corners) => {
  if (canvas.width < 2 || canvas.height < 2 || corners.every(([x, y], i) => x === wholePicture[i][0] && y === wholePicture[i][1])) {
    return canvas;
  }

  const points = corners.map(([x, y]) => [x * canvas.width, y * canvas.height]);
  const length = (i, j) => Math.hypot(points[i][0] - points[j][0], points[i][1] - points[j][1]);
  const straight = canvasOf(Math.max(1, Math.round(Math.max(length(0, 1), length(3, 2)))), Math.max(1, Math.round(Math.max(length(0, 3), length(1, 2)))));
  const context = straight.getContext('2d');
  const to = context.createImageData(straight.width, straight.height);
  warp(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height), to, mapOf(points));
  context.putImageData(to, 0, 0);
  return straight;
};

/** As good as fits below the limit of a page. */
export const jpegOf = async canvas => {
  for (const quality of [.9, .8, .65]) {
    const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', quality));
    if (blob.size < mostBytes) {
      return blob;
    }
  }

  throw new Error('The picture does not fit.');
};
