import { BlockList, isIP } from 'node:net';

const OWN = new BlockList();
OWN.addSubnet('127.0.0.0', 8, 'ipv4');
OWN.addAddress('::1', 'ipv6');

/** Whether only this machine can reach the address. A name might resolve to anything, except the reserved one. */
export function isOwnAddress(host: string): boolean {
  const version = isIP(host);
  return version === 0 ? host === 'localhost' : OWN.check(host, version === 6 ? 'ipv6' : 'ipv4');
}
