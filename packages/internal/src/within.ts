/**
 * The result of `command`, or a rejection where it takes longer. A Redis client that has lost its connection keeps
 * commands until it is back; callers must not wait for that.
 */
export async function within<Result>(command: Promise<Result>, milliseconds: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), milliseconds);
  });
  try {
    return await Promise.race([command, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
