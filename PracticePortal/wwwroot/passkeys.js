// Speaks to the device that has a passkey, or makes one, and sends its answer with the form. Without it the log-in by password works as ever.
const api = window.PublicKeyCredential;
const canAsk = Boolean(api?.parseRequestOptionsFromJSON && api?.parseCreationOptionsFromJSON);
let waiting; // what the browser offers in the field for the address meanwhile

/** Asks the portal what is to be signed; each answer is good for one try. */
const optionsToShow = async form => {
  const answer = await fetch(form.dataset.ask, { method: 'POST', body: new FormData(form), cache: 'no-store' });
  if (!answer.ok) {
    throw new Error(`The portal answered ${answer.status}.`);
  }

  return api.parseRequestOptionsFromJSON(await answer.json());
};

const ask = {
  show: async form => navigator.credentials.get({ publicKey: await optionsToShow(form) }),
  make: async form => navigator.credentials.create({ publicKey: api.parseCreationOptionsFromJSON(JSON.parse(form.dataset.options)) }),
};

const send = (form, credential) => {
  form.querySelector('[name$=".Credential"]').value = JSON.stringify(credential);
  form.submit();
};

/** Shows the sentence for what the browser calls it; null for none. */
const refuse = (form, name) => {
  const sentences = [...form.querySelectorAll('[data-refusal]')];
  const fitting = name && (sentences.find(one => one.dataset.refusal.split(' ').includes(name)) ?? sentences.find(one => !one.dataset.refusal));
  sentences.forEach(one => one.hidden = one !== fitting);
  form.querySelector('[data-refusals]').hidden = !fitting;
};

const press = async form => {
  const button = form.querySelector('button');
  waiting?.abort();
  refuse(form, null);
  button.disabled = true;
  try {
    send(form, await ask[form.dataset.passkey](form));
  } catch (failed) {
    refuse(form, failed.name);
    button.disabled = false;
  }
};

/** Lets the browser offer passkeys while the address is typed. A challenge does not last, so a page that stands open asks again. */
const offer = async form => {
  waiting = new AbortController();
  const { signal } = waiting;
  try {
    const publicKey = await optionsToShow(form);
    const again = setTimeout(() => {
      waiting.abort();
      offer(form);
    }, publicKey.timeout);
    signal.addEventListener('abort', () => clearTimeout(again));
    signal.throwIfAborted();
    send(form, await navigator.credentials.get({ publicKey, mediation: 'conditional', signal }));
  } catch {
    // Nobody asked for it: the button and the password are there.
  }
};

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const isLogIn = form.dataset.passkey === 'show';
  if (canAsk) {
    form.hidden = false;
    form.addEventListener('submit', event => {
      event.preventDefault();
      press(form);
    });
    if (isLogIn && await api.isConditionalMediationAvailable?.()) {
      offer(form);
    }
  } else if (!isLogIn) {
    refuse(form, 'Unsupported');
    form.querySelector('button').disabled = true;
  }
}
