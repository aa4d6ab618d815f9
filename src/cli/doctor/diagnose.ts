import { diagnoseClock } from './clock.js';
import type { Diagnosis } from './diagnosis.js';
import { diagnoseInterception } from './interception.js';
import type { NetworkLook } from './look.js';
import { diagnoseHttps, diagnoseWhois } from './registries.js';
import { diagnoseIpv6, diagnoseTcp, diagnoseUdp } from './root-servers.js';

/** What the look at the network means for an audit from here. Pure. */
export function diagnose(look: NetworkLook): readonly Diagnosis[] {
  return [
    diagnoseUdp(look),
    diagnoseTcp(look),
    diagnoseIpv6(look),
    diagnoseInterception(look),
    diagnoseWhois(look),
    diagnoseHttps(look),
    diagnoseClock(look),
  ];
}
