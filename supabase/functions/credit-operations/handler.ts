import { createApp } from "../_shared/app.ts";
import { addCaseRoutes, type CasePorts } from "./case-routes.ts";
import { addCatalogueRoutes, type CataloguePorts } from "./catalogue-routes.ts";
import { addLogRoutes, type LogPorts } from "./log-routes.ts";
import { createOperatorDoor, type DoorPorts } from "./operator-door.ts";
import { addStripeRoutes, type StripePorts } from "./stripe-routes.ts";
import { addTenantRoutes, type TenantPorts } from "./tenant-routes.ts";

export type OperationsPorts =
  & DoorPorts
  & TenantPorts
  & CasePorts
  & StripePorts
  & CataloguePorts
  & LogPorts
  & { allowedOrigins: string[] };

/**
 * What people who run the product do, over all tenants. Every route is for operators, asked live; what
 * it does is what the command line, the webhook and the reconciler do, by the same code.
 */
export function createOperationsHandler(
  ports: OperationsPorts,
): (request: Request) => Response | Promise<Response> {
  const { log, allowedOrigins } = ports;
  const app = createApp({ name: "credit-operations", log, allowedOrigins });
  const door = createOperatorDoor(app, ports);
  addTenantRoutes(door, ports);
  addCaseRoutes(door, ports);
  addStripeRoutes(door, ports);
  addCatalogueRoutes(door, ports);
  addLogRoutes(door, ports);
  return app.fetch;
}
