import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { processIo } from '../../src/cli/io.js';
import { createProgram } from '../../src/cli/program.js';
import { scratchFolder } from '../cli/run-cli.js';

const FOLDER = new URL('../../examples/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => /\.ya?ml$/.test(name));
const textOf = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');

/** A value deep inside, or undefined. */
function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key],
    value,
  );
}

describe('the command lines of the examples', () => {
  const program = createProgram(processIo(), '0.0.0', () => {});

  it.each(files)('%s uses only commands and options that exist', (name) => {
    const text = textOf(name).replace(/\\\n\s*/g, ' ');
    const lines = [
      ...text.matchAll(/lgaudit (check|merge|warm|diff)\b([^|\n]*(?:\n +[^-#\n][^|\n]*|\n +--[^|\n]*)*)/g),
    ];
    expect(lines.length).toBeGreaterThanOrEqual(3);
    for (const [, command = '', rest = ''] of lines) {
      const known = program.commands.find((one) => one.name() === command);
      const options = known?.options.map(({ long }) => long);
      for (const [option] of rest.matchAll(/--[a-z-]+/g))
        expect(options, `${command} ${option}`).toContain(option);
    }
  });
});

describe('the structure of the examples', () => {
  const documentsOf = (name: string) => parseAllDocuments(textOf(name));

  it.each(files)('%s is YAML', (name) => {
    for (const document of documentsOf(name)) expect(document.errors).toEqual([]);
  });

  it('github-actions.yml is a workflow whose matrix is what its shards are parts of', () => {
    const workflow = documentsOf('github-actions.yml')[0]?.toJS();
    expect(at(workflow, 'on', 'schedule', 0, 'cron')).toMatch(/^(\S+ ){4}\S+$/);
    expect(Object.keys(at(workflow, 'jobs') as object)).toEqual(['warm', 'audit', 'merge']);
    expect(at(workflow, 'jobs', 'audit', 'needs')).toBe('warm');
    expect(at(workflow, 'jobs', 'merge', 'needs')).toBe('audit');
    const shards = at(workflow, 'jobs', 'audit', 'strategy', 'matrix', 'shard') as number[];
    expect(shards).toEqual(Array.from({ length: shards.length }, (_, index) => index + 1));
    expect(textOf('github-actions.yml')).toContain(`/${shards.length} `);
    // A night with news ends the job with 1. Were the state not kept, all would be new again tomorrow.
    const merging = at(workflow, 'jobs', 'merge', 'steps') as { uses?: string; if?: string }[];
    expect(merging.find(({ uses }) => uses?.startsWith('actions/cache/save@'))?.if).toBe('always()');
    for (const job of ['warm', 'audit', 'merge']) {
      expect(at(workflow, 'jobs', job, 'runs-on')).toBe('ubuntu-latest');
      for (const step of at(workflow, 'jobs', job, 'steps') as object[])
        expect(['uses', 'run'].filter((key) => key in step)).toHaveLength(1);
    }
  });

  it('kubernetes-job.yaml has an Indexed Job whose completions are its shards', () => {
    const documents = documentsOf('kubernetes-job.yaml').map((document) => document.toJS());
    expect(documents.map((one) => at(one, 'kind'))).toEqual(['PersistentVolumeClaim', 'Job', 'Job', 'Job']);
    for (const job of documents.slice(1)) {
      expect(at(job, 'apiVersion')).toBe('batch/v1');
      const pod = at(job, 'spec', 'template', 'spec');
      expect(['OnFailure', 'Never']).toContain(at(pod, 'restartPolicy'));
      const mounts = at(pod, 'containers', 0, 'volumeMounts') as { name: string }[];
      const volumes = (at(pod, 'volumes') as { name: string }[]).map(({ name }) => name);
      for (const { name } of mounts) expect(volumes).toContain(name);
    }
    const audit = documents[2];
    // The lock of a pod that was replaced is taken over by its host name; an Indexed Job gives each pod its own.
    for (const job of [documents[1], documents[3]])
      expect(at(job, 'spec', 'template', 'spec', 'hostname')).toBe(at(job, 'metadata', 'name'));
    expect(at(audit, 'spec', 'completionMode')).toBe('Indexed');
    const parts = at(audit, 'spec', 'completions') as number;
    expect(at(audit, 'spec', 'template', 'spec', 'containers', 0, 'args', 0)).toContain(
      `--shard "$part/${parts}"`,
    );
    const merge = String(at(documents[3], 'spec', 'template', 'spec', 'containers', 0, 'args', 0));
    expect(merge.match(/part-\d+\.json/g)).toHaveLength(parts);
  });
});

describe('what a shard runs', () => {
  const kubernetes = parseAllDocuments(textOf('kubernetes-job.yaml'))[2]?.toJS();
  const workflow = parseAllDocuments(textOf('github-actions.yml'))[0]?.toJS();
  const steps = at(workflow, 'jobs', 'audit', 'steps') as { run?: string }[];
  const SCRIPTS = [
    {
      where: 'kubernetes-job.yaml',
      script: String(at(kubernetes, 'spec', 'template', 'spec', 'containers', 0, 'args', 0)),
      state: 'state-3',
    },
    {
      where: 'github-actions.yml',
      script: String(steps.at(-2)?.run).replaceAll(/\$\{\{ matrix.shard \}\}/g, '3'),
      state: '.lgaudit',
    },
  ];

  /** Runs the script in a folder where `lgaudit` ends with this code, and writes its result or does not. */
  function run({ script, state }: (typeof SCRIPTS)[number], code: number, writes: boolean) {
    const folder = scratchFolder();
    const path = (...names: string[]) => join(folder.path, ...names);
    for (const name of ['bin', 'warm', state]) mkdirSync(path(name));
    for (const name of ['registry.jsonl', 'questions.jsonl', 'sightings.jsonl'])
      writeFileSync(path('warm', name), 'warm');
    for (const name of ['registry.jsonl', 'sightings.jsonl']) {
      writeFileSync(path(state, name), 'last night');
      utimesSync(path(state, name), 0, 0);
    }
    const result = writes ? `echo '{}' > ${path('part-3.json')}` : ':';
    writeFileSync(path('bin', 'lgaudit'), `#!/bin/sh\n${result}\nexit ${code}\n`, { mode: 0o755 });
    const { status } = spawnSync('sh', ['-e', '-c', script.replaceAll('/data', folder.path)], {
      cwd: folder.path,
      env: { PATH: `${path('bin')}:${process.env.PATH}`, JOB_COMPLETION_INDEX: '2' },
    });
    const seen = {
      ends: status === 0,
      registry: readFileSync(path(state, 'registry.jsonl'), 'utf8'),
      questions: existsSync(path(state, 'questions.jsonl')),
      sightings: readFileSync(path(state, 'sightings.jsonl'), 'utf8'),
    };
    folder.remove();
    return seen;
  }

  it.each(SCRIPTS)('has the answers of tonight and the memory of its own nights: $where', (script) => {
    expect(run(script, 0, true)).toEqual({
      ends: true,
      registry: 'warm',
      questions: true,
      sightings: 'last night',
    });
  });

  it.each(SCRIPTS)('ends well with a result only: $where', (script) => {
    const codes = [0, 1, 2, 3, 70, 130];
    expect(codes.filter((code) => run(script, code, true).ends)).toEqual([0, 1, 2, 3]);
    expect(codes.filter((code) => run(script, code, false).ends)).toEqual([]);
  });
});
