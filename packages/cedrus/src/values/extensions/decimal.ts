import type { Long } from "../../data/int64.ts";
export class Decimal { readonly units: Long; constructor(units: Long) { this.units = units; } }
