/**
 * Hears of the page's policies that a URL violates.
 *
 * @param url the one that is requested
 * @param heard called for each, with whether the policy is enforced or only reports
 * @returns stops listening
 */
export function onViolation(url: string, heard: (isEnforced: boolean) => void): () => void {
  const listener = ({ blockedURI, disposition }: SecurityPolicyViolationEvent): void => {
    if (isOf(url, blockedURI)) heard(disposition === 'enforce');
  };
  document.addEventListener('securitypolicyviolation', listener);
  return () => document.removeEventListener('securitypolicyviolation', listener);
}

/** Whether a violation is about this URL; some browsers name its origin only. */
export const isOf = (url: string, blockedURI: string): boolean =>
  !!blockedURI && url.startsWith(blockedURI);
