// The four corners on the picture: dragged with a finger or the mouse, or moved by the arrow keys.
const step = .01;
const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** A corner stays in its own part of the picture, so that the four never cross. */
const ranges = [[[0, .48], [0, .48]], [[.52, 1], [0, .48]], [[.52, 1], [.52, 1]], [[0, .48], [.52, 1]]];

export const cornersOn = place => {
  const buttons = [...place.querySelectorAll('[data-corner]')];
  const outline = place.querySelector('[data-outline]');
  let corners = [];

  const show = () => {
    buttons.forEach((button, i) => {
      button.style.left = `${corners[i][0] * 100}%`;
      button.style.top = `${corners[i][1] * 100}%`;
    });
    outline.setAttribute('points', corners.map(([x, y]) => `${x * 100},${y * 100}`).join(' '));
  };
  const move = (i, x, y) => {
    corners = corners.with(i, [x, y].map((value, axis) => Math.min(Math.max(value, ranges[i][axis][0]), ranges[i][axis][1])));
    show();
  };

  buttons.forEach((button, i) => {
    button.addEventListener('pointerdown', event => {
      button.setPointerCapture(event.pointerId);
      event.preventDefault();
      button.focus();
    });
    button.addEventListener('pointermove', event => {
      if (button.hasPointerCapture(event.pointerId)) {
        const frame = place.getBoundingClientRect();
        move(i, (event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / frame.height);
      }
    });
    button.addEventListener('keydown', event => {
      const [x, y] = moves[event.key] ?? [];
      if (x !== undefined) {
        event.preventDefault();
        const far = event.shiftKey ? 5 * step : step;
        move(i, corners[i][0] + x * far, corners[i][1] + y * far);
      }
    });
  });

  return {
    get now() {
      return corners;
    },
    set(proposed) {
      corners = proposed;
      show();
    },
  };
};
