// n8n 1 looks every minute, for ever, for SSH connections that nobody uses (`ssh-clients-manager.js` in
// n8n-core 1.122; 2.x lets go of that timer itself). Jest must not wait for it.
const start = globalThis.setInterval;
globalThis.setInterval = (...given) => start(...given).unref();
