import { BlockList, isIP } from 'node:net';

const OWN = new BlockList();
OWN.addSubnet('127.0.0.0', 8, 'ipv4');
OWN.addAddress('::1', 'ipv6');

/** Whether only this machine reaches the address. A name might be anyone's, but for the one that is reserved. */
export function isOwnAddress(host: string): boolean {
  const version = isIP(host);
  return version === 0 ? host === 'localhost' : OWN.check(host, version === 6 ? 'ipv6' : 'ipv4');
}
