import { canonicalForm } from '../../extract/page-address.ts';
import { parseInputUrl } from '../../fetch/input-urls.ts';
import type { SiteRule } from '../../model/site-rule.ts';
import { matchHost } from '../../sites/match.ts';
import type { ListedInput } from '../../sources/open-input.ts';
import { hostOf, storyKey } from '../../text/addresses.ts';

/** One address as the user gave it, and the story it stands for; or why it is none. */
export type GivenAddress =
  | { readonly ok: true; readonly input: string; readonly story: StoryAddress; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly input: string; readonly message: string };

/** Where a story is fetched, under which key it is known, and the rule that says how. */
export interface StoryAddress {
  readonly url: string;
  readonly key: string;
  readonly site: SiteRule;
}

/** What is needed to read addresses. */
export interface AddressRules {
  readonly sites: readonly SiteRule[];
  /** The rule to take for every host, null to go by the host. */
  readonly site: SiteRule | null;
  readonly allowPorts: readonly number[];
}

/** An address typed as an argument. */
export function givenAddress(input: string, rules: AddressRules): GivenAddress {
  const parsed = parseInputUrl(input, rules.allowPorts);
  return parsed.ok ? accepted(input, parsed.url, parsed.warnings, rules) : refused(input, parsed.message);
}

/** A line of a list -> the address it gives, or why it is none. */
export function listedAddress(line: ListedInput, rules: AddressRules): GivenAddress {
  if (!line.ok) return refused(`line ${line.number}`, line.reason);
  const given = givenAddress(line.input, rules);
  return given.ok ? given : { ...given, message: `line ${line.number}: ${given.message}` };
}

/** The address stands beside its message already. */
function refused(input: string, message: string): GivenAddress {
  return { ok: false, input, message: message.replace(`${input}: `, '') };
}

function accepted(input: string, url: string, warnings: readonly string[], rules: AddressRules): GivenAddress {
  // What was left out of the address is not to be written anywhere either.
  const shown = warnings.length === 0 ? input : input.replace(/^(https?:\/\/)[^/?#]*@/i, '$1');
  return { ok: true, input: shown, story: storyAddress(url, rules), warnings };
}

/** An address -> the story it stands for, whatever variant it is: AMP, mobile, "salin artikel", one page of several. */
export function storyAddress(address: string, { sites, site }: Omit<AddressRules, 'allowPorts'>): StoryAddress {
  const rule = site ?? matchHost(hostOf(address) ?? '', sites)?.site ?? sites.at(-1);
  if (rule === undefined) throw new Error('no site rules');
  // Without a rule nobody knows which parameters name the story.
  const url = rule.wholeStory === undefined ? address : canonicalForm(address, rule);
  return { url, key: storyKey(url), site: rule };
}
