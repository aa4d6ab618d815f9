import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { processIo } from '../../src/cli/io.js';
import { createProgram } from '../../src/cli/program.js';

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
    expect(at(audit, 'spec', 'completionMode')).toBe('Indexed');
    const parts = at(audit, 'spec', 'completions') as number;
    expect(at(audit, 'spec', 'template', 'spec', 'containers', 0, 'args', 0)).toContain(
      `--shard "$part/${parts}"`,
    );
    const merge = String(at(documents[3], 'spec', 'template', 'spec', 'containers', 0, 'args', 0));
    expect(merge.match(/part-\d+\.json/g)).toHaveLength(parts);
  });
});
