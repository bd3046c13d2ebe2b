/** What distinguishes the samples of one metric. */
export type Labels = Readonly<Record<string, string>>;

/** One line of a metric. */
export type Sample = readonly [labels: Labels, value: number | bigint, suffix?: string];

/** A metric with its samples, in the text format of Prometheus. */
export const family = (name: string, type: 'gauge' | 'counter' | 'histogram', help: string, samples: readonly Sample[]): string =>
  `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${samples.map((sample) => line(name, sample)).join('')}`;

const line = (name: string, [labels, value, suffix = '']: Sample): string => {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text.replace(/["\\\n]/g, '_')}"`);
  return `${name}${suffix}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}\n`;
};
