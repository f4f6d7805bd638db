/** Entry of the worker that the extension starts in a browser. */
import { startServerOn } from './browser.ts';

startServerOn(self);
