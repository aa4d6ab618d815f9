/**
 * The text without what CI systems take for a command of theirs when it stands in a log: GitHub's `::name ...::` at the
 * start of a line, and `##[name]` anywhere. A blank takes them apart. Whoever writes a registration must not command a run.
 * Source: actions/runner, ActionCommand.cs (seen 2026-11-23).
 */
export function withoutCommands(text: string): string {
  return text.replaceAll('##[', '# #[').replace(/^( *)::(?=[a-z-]{4,}( |::))/gim, '$1: :');
}
