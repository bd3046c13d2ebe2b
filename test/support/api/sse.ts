/** A frame of a stream of server-sent events. */
export interface Frame {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** Reads frames from a stream until `enough` says so, then cuts the connection, wherever it is. Returns the whole frames that came. */
export const readFrames = async (
  url: string,
  headers: Readonly<Record<string, string>>,
  enough: (frames: readonly Frame[]) => boolean,
): Promise<Frame[]> => {
  const cut = new AbortController();
  const response = await fetch(url, { headers: { accept: 'text/event-stream', ...headers }, signal: cut.signal });
  if (!response.ok || !response.body) throw new Error(`${response.status} ${await response.text()}`);
  const frames: Frame[] = [];
  let text = '';
  try {
    for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
      text += piece;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const frame = frameOf(text.slice(0, end));
        text = text.slice(end + 2);
        if (frame) frames.push(frame);
        if (enough(frames)) return frames;
      }
      if (enough(frames)) return frames;
    }
    return frames;
  } finally {
    cut.abort();
  }
};

const frameOf = (text: string): Frame | undefined => {
  const fields = new Map(text.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
  const [id, event, data] = [fields.get('id'), fields.get('event'), fields.get('data')];
  return id === undefined || event === undefined || data === undefined ? undefined : { id, event, data };
};
