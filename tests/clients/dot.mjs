// Draws DOT with the Graphviz that comes with viz-js, where there is no program `dot`.
import { instance } from '@viz-js/viz';
import { each } from './each.mjs';

const viz = await instance();
await each((text) => viz.renderString(text, { format: 'svg' }));
