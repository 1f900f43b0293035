/** Every benchmark, one after the other; JSON on stdout. Nothing fails here for being slow. */
import os from 'node:os';
import { checkBenchmark } from './check.ts';
import { deployBenchmark } from './deploy.ts';
import { keystrokeBenchmark } from './keystroke.ts';
import { parseBenchmark } from './parse.ts';
import { racesBenchmark } from './races.ts';
import { rulesBenchmark } from './rules.ts';

const [cpu] = os.cpus();
const results = [...(await parseBenchmark()), ...(await checkBenchmark()), ...(await keystrokeBenchmark())];
const rules = rulesBenchmark();
const races = await racesBenchmark();
const deploys = await deployBenchmark();
const machine = { cpu: cpu?.model, cores: os.cpus().length, node: process.versions.node };
process.stdout.write(
  `${JSON.stringify({ version: 1, machine, results, rules, races, deploys }, undefined, 2)}\n`,
);
