/** Entry of the server as its tests start it from the source; the extension ships `process-main.ts`. */
import { startServer } from './node.ts';

startServer();
