/** Every benchmark, one after the other; JSON on stdout. Nothing fails here for being slow. */
import os from 'node:os';
import { checkBenchmark } from './check.ts';
import { keystrokeBenchmark } from './keystroke.ts';
import { parseBenchmark } from './parse.ts';

const [cpu] = os.cpus();
const results = [...(await parseBenchmark()), ...(await checkBenchmark()), ...(await keystrokeBenchmark())];
const machine = { cpu: cpu?.model, cores: os.cpus().length, node: process.versions.node };
process.stdout.write(`${JSON.stringify({ version: 1, machine, results }, undefined, 2)}\n`);
