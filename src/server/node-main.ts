/** Entry of the server's own process, which the extension starts. */
import { startServer } from './node.ts';

startServer();
