// The phone's camera, as far as there is one and it may be used, and what is on the stage: its picture, or the page that was taken.
const wanted = { audio: false, video: { facingMode: 'environment', width: { ideal: 3840 }, height: { ideal: 2160 } } };

const cameraIn = video => {
  let stream = null;
  let starting = null;

  const start = async () => {
    try {
      stream = await navigator.mediaDevices.getUserMedia(wanted);
      video.srcObject = stream;
      await video.play();
      return true;
    } catch {
      return false; // none, not allowed, or in use: a photo can be chosen
    }
  };

  return {
    /** True when its picture is shown. */
    start: () => {
      if (!navigator.mediaDevices) {
        return Promise.resolve(false);
      }

      return stream?.active ? Promise.resolve(true) : starting ??= start().finally(() => starting = null);
    },

    stop: () => {
      stream?.getTracks().forEach(track => track.stop());
      stream = null;
      video.srcObject = null;
    },

    get isReady() {
      return Boolean(stream?.active) && video.videoWidth > 0;
    },
  };
};

/** Shows 'camera' or 'page', with the buttons of each. */
export const stageOf = place => {
  const [video, noCamera, page, shutter] = ['camera', 'no-camera', 'page', 'shutter'].map(name => place.querySelector(`[data-${name}]`));
  const camera = cameraIn(video);
  let mode = '';

  const show = async wanted => {
    mode = wanted;
    place.querySelectorAll('[data-while]').forEach(part => part.hidden = part.dataset.while !== mode);
    page.hidden = mode !== 'page';
    if (mode === 'page' || document.visibilityState !== 'visible') {
      camera.stop();
      video.hidden = noCamera.hidden = true;
      return;
    }

    shutter.hidden = !camera.isReady; // pressed too early it would do nothing
    const hasCamera = await camera.start();
    if (mode === 'camera') {
      video.hidden = shutter.hidden = !hasCamera;
      noCamera.hidden = hasCamera;
    } else {
      camera.stop(); // a photo was chosen while the browser asked for the camera
    }
  };

  return {
    camera,
    show,
    get mode() {
      return mode;
    },
  };
};
