// Makes the bundle. As `rolldown -c` does, without its table of files: people who try the tool are to see the tool.
import { build } from 'rolldown';
import config from '../rolldown.config.js';

await build(config);
