// Node-RED of the benchmark. The pool is pg's own, with its usual ten connections; host, port, user,
// password and database come by libpq's environment variables.
const { Pool } = require(process.env.NABIJ_PG_MODULE);

module.exports = {
  flowFile: 'flows.json',
  uiHost: '127.0.0.1',
  credentialSecret: false,
  telemetry: { enabled: false, updateNotification: false },
  functionGlobalContext: { pool: new Pool() },
};
